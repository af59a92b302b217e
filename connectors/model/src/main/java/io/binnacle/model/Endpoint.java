package io.binnacle.model;

/// What a person types or picks to reach a cluster: `unix:///…`, `tcp://…`, `ssh://…`, `http(s)://…`, `simulator:…`,
/// or `context:NAME` for a Docker context.
///
/// A password in the address is kept for the connection and never printed.
public record Endpoint(String address) implements Comparable<Endpoint> {
    public Endpoint {
        address = address.strip();
        Require.text(address, "endpoint");
    }

    /// The part before the first colon, in lower case, or empty where there is none.
    public String scheme() {
        var colon = address.indexOf(':');
        return colon < 0 ? "" : address.substring(0, colon).toLowerCase(java.util.Locale.ROOT);
    }

    /// The address as it may be shown: a password before the `@` is replaced by `…`.
    public String display() {
        var start = address.indexOf("://");
        var at = address.indexOf('@');
        if (start < 0 || at < start) {
            return address;
        }
        var colon = address.indexOf(':', start + 3);
        return colon < 0 || colon > at ? address : address.substring(0, colon + 1) + "…" + address.substring(at);
    }

    @Override
    public int compareTo(Endpoint other) {
        return address.compareTo(other.address);
    }

    @Override
    public String toString() {
        return display();
    }
}
