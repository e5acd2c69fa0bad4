# Serve the course on this machine and open it, where there is no Python. Needs only what every Perl brings.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use IO::Socket::INET;

my $pages = abs_path(dirname(abs_path($0)) . "/../seiten");
my %types = (
    css => "text/css; charset=utf-8", html => "text/html; charset=utf-8", js => "text/javascript; charset=utf-8",
    mjs => "text/javascript; charset=utf-8", json => "application/json", ipynb => "application/json",
    svg => "image/svg+xml", png => "image/png", wasm => "application/wasm", woff => "font/woff", woff2 => "font/woff2",
);

my $server;
for my $port (8765, 8766, 8767, 0) {
    $server = IO::Socket::INET->new(LocalAddr => "127.0.0.1", LocalPort => $port, Listen => 50, ReuseAddr => 1) and last;
}
$server or die "Auf diesem Rechner ist kein Port frei. Schließe andere Programme und versuche es noch einmal.\n";
my $address = "http://127.0.0.1:" . $server->sockport . "/";
$| = 1;
print "\nDer Kurs läuft: $address\nBeenden: dieses Fenster schließen oder Strg+C.\n\n";
if (!grep { $_ eq "--kein-browser" } @ARGV) {
    my $opener = $^O eq "darwin" ? "open" : "xdg-open";
    system("$opener $address >/dev/null 2>&1 &");
}

$SIG{CHLD} = "IGNORE";
while (1) {
    my $client = $server->accept or next;    # a child's end interrupts the waiting
    my $child = fork;
    if (defined $child && $child == 0) { answer($client); exit 0; }
    close $client;
}

# One request, one answer, then the connection ends.
sub answer {
    my ($client) = @_;
    my $request = <$client> // return;
    while (defined(my $line = <$client>)) { last if $line =~ /^\r?\n$/ }
    my ($method, $path) = $request =~ m{^(GET|HEAD) /([^ ?]*)} or return send_answer($client, "405 Method Not Allowed");
    $path =~ s/%([0-9A-Fa-f]{2})/chr(hex($1))/ge;
    $path .= "index.html" if $path eq "" || $path =~ m{/$};
    my $file = "$pages/$path";
    if ($path =~ m{(^|/)\.\.(/|$)} || !-f $file || !open(my $in, "<:raw", $file)) {
        return send_answer($client, "404 Not Found");
    } else {
        local $/;
        my $body = <$in>;
        my ($ending) = $path =~ /\.([^.\/]+)$/;
        my $type = $types{ lc($ending // "") } // "application/octet-stream";
        send_answer($client, "200 OK", $type, $body, $method eq "HEAD");
    }
}

sub send_answer {
    my ($client, $status, $type, $body, $head) = @_;
    ($type, $body) = ("text/plain; charset=utf-8", "Diese Seite gibt es im Kurs nicht.\n") if !defined $type;
    binmode $client;
    print $client "HTTP/1.1 $status\r\nContent-Type: $type\r\nContent-Length: " . length($body)
        . "\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n";
    print $client $body if !$head;
    close $client;
}
