package io.binnacle.docker;

import com.github.dockerjava.core.util.CertificateUtils;
import io.binnacle.model.ConnectorException;
import io.binnacle.model.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/// The files of one TLS identity, under the names Docker gives them: `ca.pem`, `cert.pem`, `key.pem`. Each may be
/// missing: without `ca.pem` the system's authorities are asked, without the others no client certificate is shown.
///
/// @param verify whether the engine must prove who it is
record Certificates(Path directory, boolean verify) {
    /// What a TLS socket is made from.
    record Keys(SSLContext context, X509TrustManager trust) {}

    List<String> flags() {
        var flags = new ArrayList<String>();
        flags.add(verify ? "--tlsverify" : "--tls");
        file("ca").ifPresent(path -> flags.addAll(List.of("--tlscacert", path.toString())));
        file("cert").ifPresent(path -> flags.addAll(List.of("--tlscert", path.toString())));
        file("key").ifPresent(path -> flags.addAll(List.of("--tlskey", path.toString())));
        return flags;
    }

    /// Whether there is something to show an engine that asks who we are.
    boolean hasIdentity() {
        return file("cert").isPresent() && file("key").isPresent();
    }

    private Optional<Path> file(String name) {
        var path = directory.resolve(name + ".pem");
        return Files.exists(path) ? Optional.of(path) : Optional.empty();
    }

    /// @throws ConnectorException when a file cannot be read or is no certificate
    Keys load() {
        if (Security.getProvider(BouncyCastleProvider.PROVIDER_NAME) == null) {
            Security.addProvider(new BouncyCastleProvider()); // by which docker-java reads PEM files
        }
        try {
            var trust = verify ? authorities() : new TrustAnybody();
            var context = SSLContext.getInstance("TLS");
            context.init(identity(), new TrustManager[] {trust}, null);
            return new Keys(context, trust);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException wrong) {
            throw new ConnectorException(unreadable(wrong), wrong);
        }
    }

    private Refusal unreadable(Exception wrong) {
        return new Refusal(
                Refusal.Reason.BROKEN,
                "to read the certificates in " + directory,
                Words.of(wrong),
                "check that ca.pem, cert.pem and key.pem there are readable PEM files");
    }

    private KeyManager @Nullable [] identity() throws IOException, GeneralSecurityException {
        var key = file("key");
        var certificate = file("cert");
        if (key.isEmpty() || certificate.isEmpty()) {
            return null;
        }
        var store = CertificateUtils.createKeyStore(Files.readString(key.get()), Files.readString(certificate.get()));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, "docker".toCharArray());
        return factory.getKeyManagers();
    }

    @SuppressWarnings("NullAway") // a null store means the system's authorities
    private X509TrustManager authorities() throws IOException, GeneralSecurityException {
        var ca = file("ca");
        KeyStore store = ca.isEmpty() ? null : CertificateUtils.createTrustStore(Files.readString(ca.get()));
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (var manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager trust) {
                return trust;
            }
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }

    /// Asked for by `--tls` without verification, in a context's `SkipTLSVerify` or `DOCKER_TLS`.
    private static final class TrustAnybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(java.security.cert.X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(java.security.cert.X509Certificate[] chain, String type) {}

        @Override
        public java.security.cert.X509Certificate[] getAcceptedIssuers() {
            return new java.security.cert.X509Certificate[0];
        }
    }
}
