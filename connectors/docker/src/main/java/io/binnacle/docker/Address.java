package io.binnacle.docker;

import java.util.Optional;
import java.util.OptionalInt;

/// Where an engine listens.
sealed interface Address {
    /// As Docker's own command line writes it; without any password.
    String url();

    record Unix(String path) implements Address {
        @Override
        public String url() {
            return "unix://" + path;
        }
    }

    record Tcp(String host, int port, Optional<Certificates> certificates) implements Address {
        @Override
        public String url() {
            return "tcp://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
        }
    }

    /// @param socket the engine's socket over there, when it is not the one Docker would choose itself
    record Ssh(Optional<String> user, String host, OptionalInt port, Optional<String> socket) implements Address {
        @Override
        public String url() {
            return "ssh://" + target() + (port.isPresent() ? ":" + port.getAsInt() : "") + socket.orElse("");
        }

        /// What ssh is told: `user@host`.
        String target() {
            return user.map(name -> name + "@").orElse("") + host;
        }
    }

    /// A Windows named pipe.
    record Pipe(String path) implements Address {
        @Override
        public String url() {
            return "npipe://" + path;
        }
    }
}
