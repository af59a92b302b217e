package io.binnacle.app;

import java.net.InetSocketAddress;

/// Reads where to listen: `127.0.0.1:8080`, `[::1]:8080`, `:8080` on this machine only.
final class ListenAddress {
    private ListenAddress() {}

    /// @throws IllegalArgumentException in words
    static InetSocketAddress of(String text) {
        var colon = text.lastIndexOf(':');
        var port = text.substring(colon + 1);
        if (colon < 0 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new IllegalArgumentException(text + " is no address to listen on: write 127.0.0.1:8080");
        }
        var host = text.substring(0, colon).replaceAll("^\\[|]$", "");
        var address = new InetSocketAddress(host.isEmpty() ? "127.0.0.1" : host, Integer.parseInt(port));
        if (address.isUnresolved()) {
            throw new IllegalArgumentException(host + " is not known: write an address of this machine");
        }
        return address;
    }
}
