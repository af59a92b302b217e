package io.binnacle.model;

/// An image as it was asked for, and the content it stood for.
///
/// @param reference as written: `registry.lab/checkout:2.41.0`
/// @param digest the image id or digest, or empty when unknown
public record ImageRef(String reference, String digest) {
    /// The reference without tag and digest: `registry.lab/checkout`.
    public String repository() {
        if (isId()) {
            return reference;
        }
        var end = reference.indexOf('@');
        var bare = end < 0 ? reference : reference.substring(0, end);
        var colon = bare.lastIndexOf(':');
        return colon > bare.lastIndexOf('/') ? bare.substring(0, colon) : bare;
    }

    /// The last word of the repository: `checkout`.
    public String shortName() {
        if (isId()) {
            return tag();
        }
        var repository = repository();
        return repository.substring(repository.lastIndexOf('/') + 1);
    }

    /// The tag, `latest` where none is written, or the first twelve digits of a digest.
    public String tag() {
        var at = reference.indexOf('@');
        if (at >= 0 || isId()) {
            var hex = reference.substring(reference.indexOf(':', Math.max(0, at)) + 1);
            return hex.substring(0, Math.min(12, hex.length()));
        }
        var colon = reference.lastIndexOf(':');
        return colon > reference.lastIndexOf('/') ? reference.substring(colon + 1) : "latest";
    }

    /// Whether nothing but the content is named, as engines do when its tag has gone to another image.
    private boolean isId() {
        return reference.startsWith("sha256:");
    }
}
