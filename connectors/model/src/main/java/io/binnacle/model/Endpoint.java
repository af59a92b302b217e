package io.binnacle.model;

import java.util.regex.Pattern;

/// What a person types or picks to reach a cluster: `unix:///…`, `tcp://…`, `ssh://…`, `http(s)://…`, `simulator:…`,
/// or `context:NAME` for a Docker context.
///
/// A password in the address is kept for the connection and never printed.
public record Endpoint(String address) implements Comparable<Endpoint> {
    private static final Pattern SECRET_SETTING =
            Pattern.compile("(?i)([?&][^=&]*(?:password|token|secret|key)=)[^&]*");

    public Endpoint {
        address = address.strip();
        Require.text(address, "endpoint");
    }

    /// The part before the first colon, in lower case, or empty where there is none.
    public String scheme() {
        var colon = address.indexOf(':');
        return colon < 0 ? "" : address.substring(0, colon).toLowerCase(java.util.Locale.ROOT);
    }

    /// The address as it may be shown: a password before the `@`, and the values of `password=`, `token=`, `secret=`
    /// and `key=`, are replaced by `…`. In doubt too much is hidden.
    public String display() {
        return SECRET_SETTING.matcher(withoutPassword()).replaceAll("$1…");
    }

    private String withoutPassword() {
        var scheme = address.indexOf("://");
        var start = scheme < 0 ? 0 : scheme + 3;
        var at = endOfPassword(start);
        var colon = address.indexOf(':', start);
        return at < 0 || colon < 0 || colon > at || scheme().equals("context")
                ? address
                : address.substring(0, colon + 1) + "…" + address.substring(at);
    }

    /// The `@` that ends who it is that asks, or -1. A slash ends the place where it may stand, unless what stands
    /// between the colon and the slash is no port and so must be the beginning of a password.
    private int endOfPassword(int start) {
        var end = firstOf("/?", start);
        var at = address.lastIndexOf('@', end);
        if (at >= start) {
            return at;
        }
        var colon = address.indexOf(':', start);
        return address.indexOf('/', start) == end && colon >= 0 && colon < end && !isPort(colon + 1, end)
                ? address.lastIndexOf('@')
                : -1;
    }

    private int firstOf(String characters, int start) {
        for (var at = start; at < address.length(); at++) {
            if (characters.indexOf(address.charAt(at)) >= 0) {
                return at;
            }
        }
        return address.length();
    }

    private boolean isPort(int from, int end) {
        var text = address.substring(from, end);
        return text.endsWith("]") || text.matches(".*]:[0-9]*") || text.matches("[0-9]*");
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
