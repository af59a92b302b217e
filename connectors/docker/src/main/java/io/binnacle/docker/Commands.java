package io.binnacle.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// docker-java's commands, sent over our own wire. Whatever goes wrong comes as an [UncheckedIOException] around what
/// the wire said.
final class Commands {
    private Commands() {}

    /// @param limit how long each command may take
    static DockerClient over(Wire wire, Version version, Duration limit) {
        return DockerClientImpl.getInstance(new Settings(version), new Transport(wire, limit));
    }

    private record Transport(Wire wire, Duration limit) implements DockerHttpClient {
        @Override
        public Response execute(Request request) {
            try {
                var ask = new Ask(
                        request.method(), request.path(), body(request), request.headers(), Ask.Kind.CHANGE, limit);
                return new Reply(wire.exchange(ask).answer());
            } catch (IOException wrong) {
                throw new UncheckedIOException(wrong);
            }
        }

        private static Optional<byte[]> body(Request request) throws IOException {
            var bytes = request.bodyBytes();
            if (bytes != null) {
                return Optional.of(bytes);
            }
            var stream = request.body();
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        }

        @Override
        public void close() {}
    }

    private record Reply(Exchange.Answer answer) implements DockerHttpClient.Response {
        @Override
        public int getStatusCode() {
            return answer.status();
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return answer.headers();
        }

        @Override
        public InputStream getBody() {
            return answer.bounded();
        }

        @Override
        public void close() {
            answer.close();
        }
    }

    /// Where to is the wire's business: only the version counts.
    @SuppressWarnings("NullAway") // docker-java means "none" by null
    private record Settings(Version version) implements DockerClientConfig {
        @Override
        public URI getDockerHost() {
            return URI.create("unix://" + Places.DEFAULT_SOCKET);
        }

        @Override
        public RemoteApiVersion getApiVersion() {
            return RemoteApiVersion.create(version.major(), version.minor());
        }

        @Override
        public @Nullable String getRegistryUsername() {
            return null;
        }

        @Override
        public @Nullable String getRegistryPassword() {
            return null;
        }

        @Override
        public @Nullable String getRegistryEmail() {
            return null;
        }

        @Override
        public @Nullable String getRegistryUrl() {
            return null;
        }

        @Override
        public @Nullable AuthConfig effectiveAuthConfig(String image) {
            return null;
        }

        @Override
        public @Nullable AuthConfigurations getAuthConfigurations() {
            return null;
        }

        @Override
        @SuppressWarnings("deprecation") // the interface asks for it
        public com.github.dockerjava.core.@Nullable SSLConfig getSSLConfig() {
            return null;
        }
    }
}
