package io.binnacle.scheduler.api;

import io.binnacle.scheduler.definition.AppJson;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/// How the API is served.
///
/// @param listen where; beyond loopback only with `tls` and `tokens`
/// @param names further host names it may be called by on loopback, as behind a proxy
/// @param tokens a file of mode 0600: a line each of role (read or operate), name and token
/// @param form how much of an app is written
public record ApiSettings(
        InetSocketAddress listen,
        Set<String> names,
        Optional<Tls> tls,
        Optional<Path> tokens,
        AppJson.Form form,
        Limits limits,
        Clock clock) {
    public ApiSettings {
        names = Set.copyOf(names);
    }

    /// Of a server on loopback that asks for no token.
    public static ApiSettings local(InetSocketAddress listen, Clock clock) {
        return new ApiSettings(
                listen, Set.of(), Optional.empty(), Optional.empty(), AppJson.Form.STANDARD, Limits.STANDARD, clock);
    }

    public ApiSettings secured(Tls with, Path tokenFile) {
        return new ApiSettings(listen, names, Optional.of(with), Optional.of(tokenFile), form, limits, clock);
    }

    public ApiSettings with(AppJson.Form other) {
        return new ApiSettings(listen, names, tls, tokens, other, limits, clock);
    }

    public ApiSettings with(Limits other) {
        return new ApiSettings(listen, names, tls, tokens, form, other, clock);
    }
}
