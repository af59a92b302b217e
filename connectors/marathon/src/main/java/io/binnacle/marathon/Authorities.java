package io.binnacle.marathon;

import io.binnacle.model.ConnectorException;
import io.binnacle.model.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// The certificates of one file, trusted in place of the system's.
record Authorities(SSLContext context, X509TrustManager trust) {
    /// @throws ConnectorException when the file cannot be read or holds no certificate
    static Authorities in(Path file) {
        try (var stream = Files.newInputStream(file)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            var number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            if (number == 0) {
                throw new IOException("there is no certificate in it");
            }
            return of(store);
        } catch (IOException | GeneralSecurityException wrong) {
            throw new ConnectorException(
                    new Refusal(
                            Refusal.Reason.BROKEN,
                            "to read the certificates in " + file,
                            Words.of(wrong),
                            "give a readable PEM file as ca-file"),
                    wrong);
        }
    }

    private static Authorities of(KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (var manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager trust) {
                var context = SSLContext.getInstance("TLS");
                context.init(null, new TrustManager[] {trust}, null);
                return new Authorities(context, trust);
            }
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }
}
