package io.binnacle.marathon;

import java.nio.file.Path;
import java.util.Optional;
import okhttp3.HttpUrl;

/// Where a scheduler answers, and what it wants to be shown.
///
/// @param base without user, query and trailing slash: `https://master/service/marathon`
/// @param authorization the header's whole value, secret
/// @param authorities certificates to trust in place of the system's
record Place(HttpUrl base, Optional<String> authorization, Optional<Path> authorities) {
    /// The address as it may be shown.
    String shown() {
        return base.toString().replaceFirst("/$", "");
    }

    /// A short name for people.
    String name() {
        return base.host() + (base.port() == HttpUrl.defaultPort(base.scheme()) ? "" : ":" + base.port());
    }

    /// What a path of the API is reached by.
    ///
    /// @param path begins with a slash, may have a query
    HttpUrl at(String path) {
        return HttpUrl.get(shown() + path);
    }

    @Override
    public String toString() {
        return shown();
    }
}
