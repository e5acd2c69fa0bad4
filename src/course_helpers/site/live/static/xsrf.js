/** What a Jupyter server wants to see with every request that changes something. */
export function xsrfToken() {
  const name = "_xsrf=";
  const found = document.cookie.split("; ").find((part) => part.startsWith(name));
  return found ? decodeURIComponent(found.slice(name.length)) : "";
}
