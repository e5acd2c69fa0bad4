// Paper is light: who reads in the dark would print pale letters without their dark ground.
"use strict";
{
  const { dataset } = document.documentElement;
  let onScreen = "";
  addEventListener("beforeprint", () => {
    onScreen = dataset.theme;
    dataset.theme = "light";
  });
  addEventListener("afterprint", () => {
    dataset.theme = onScreen;
  });
}
