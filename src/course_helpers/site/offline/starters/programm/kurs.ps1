# Serve the course on this machine and open it, where there is no Python. Needs only what Windows brings.
$ErrorActionPreference = "Stop"
[Console]::OutputEncoding = [System.Text.Encoding]::UTF8
$pages = [System.IO.Path]::GetFullPath((Join-Path (Split-Path -Parent $PSScriptRoot) "seiten"))
$types = @{
    ".css" = "text/css; charset=utf-8"; ".html" = "text/html; charset=utf-8"; ".js" = "text/javascript; charset=utf-8"
    ".mjs" = "text/javascript; charset=utf-8"; ".json" = "application/json"; ".ipynb" = "application/json"
    ".svg" = "image/svg+xml"; ".png" = "image/png"; ".wasm" = "application/wasm"; ".woff" = "font/woff"; ".woff2" = "font/woff2"
}

$listener = $null
foreach ($port in 8765, 8766, 8767, 8768) {
    $candidate = New-Object System.Net.HttpListener
    $candidate.Prefixes.Add("http://localhost:$port/") # any user may listen on localhost
    try { $candidate.Start(); $listener = $candidate; break } catch { $candidate.Close() }
}
if ($null -eq $listener) {
    Write-Host "Auf diesem Rechner ist kein Port frei. Schlie$([char]223)e andere Programme und versuche es noch einmal."
    exit 1
}
$address = "http://localhost:$port/"
Write-Host "`nDer Kurs l$([char]228)uft: $address`nBeenden: dieses Fenster schlie$([char]223)en.`n"
if ($args -notcontains "--kein-browser") { Start-Process $address }

while ($listener.IsListening) {
    $context = $listener.GetContext()
    $response = $context.Response
    try {
        $name = [Uri]::UnescapeDataString($context.Request.Url.AbsolutePath).TrimStart("/")
        if ($name -eq "" -or $name.EndsWith("/")) { $name += "index.html" }
        $file = [System.IO.Path]::GetFullPath((Join-Path $pages $name))
        $inside = $file.StartsWith($pages + [System.IO.Path]::DirectorySeparatorChar)
        if ($inside -and (Test-Path -LiteralPath $file -PathType Leaf)) {
            $type = $types[[System.IO.Path]::GetExtension($file).ToLower()]
            if (-not $type) { $type = "application/octet-stream" }
            $body = [System.IO.File]::ReadAllBytes($file)
        } else {
            $response.StatusCode = 404
            $type = "text/plain; charset=utf-8"
            $body = [System.Text.Encoding]::UTF8.GetBytes("Diese Seite gibt es im Kurs nicht.")
        }
        $response.ContentType = $type
        $response.Headers.Add("Cache-Control", "no-cache")
        $response.ContentLength64 = $body.Length
        if ($context.Request.HttpMethod -ne "HEAD") { $response.OutputStream.Write($body, 0, $body.Length) }
    } catch {
        # the browser has gone away
    } finally {
        try { $response.Close() } catch { }
    }
}
