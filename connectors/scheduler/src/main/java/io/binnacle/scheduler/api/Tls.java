package io.binnacle.scheduler.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the server proves itself with.
public sealed interface Tls {
    Pattern KEY = Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /// Of which kind a key of PKCS #8 is, is found by trying.
    List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    /// @throws IOException in words, when it cannot be read
    KeyStore keys() throws IOException;

    /// Opens the keys; for a store made here it is of no use to anybody else.
    String password();

    /// A store of PKCS #12 or JKS.
    record Keystore(Path file, String password) implements Tls {
        @Override
        public KeyStore keys() throws IOException {
            try {
                return KeyStore.getInstance(file.toFile(), password.toCharArray());
            } catch (IOException | GeneralSecurityException wrong) {
                throw new IOException("The key store " + file + " cannot be opened: " + wrong.getMessage(), wrong);
            }
        }

        @Override
        public String toString() {
            return "Keystore[" + file + "]";
        }
    }

    /// The server's certificate followed by those that vouch for it, and its key without a password (PKCS #8).
    record Pem(Path certificates, Path key) implements Tls {
        @Override
        public KeyStore keys() throws IOException {
            try (var stream = Files.newInputStream(certificates)) {
                var store = KeyStore.getInstance("PKCS12");
                store.load(null, null);
                store.setKeyEntry("server", privateKey(key), password().toCharArray(), chain(stream));
                return store;
            } catch (GeneralSecurityException wrong) {
                throw new IOException(
                        certificates + " and " + key + " do not make a key: " + wrong.getMessage(), wrong);
            }
        }

        @Override
        public String password() {
            return "in memory";
        }
    }

    private static Certificate[] chain(InputStream stream) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(stream)
                .toArray(Certificate[]::new);
    }

    private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
        var found = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
        if (!found.find()) {
            throw new IOException(file + " holds no key of the form BEGIN PRIVATE KEY (PKCS #8, without a password). "
                    + "openssl pkcs8 -topk8 -nocrypt makes one of others.");
        }
        var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(found.group(1)));
        for (var algorithm : ALGORITHMS) {
            var key = privateKey(algorithm, spec);
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw new IOException(file + " holds a key that is none of " + ALGORITHMS);
    }

    private static Optional<PrivateKey> privateKey(String algorithm, PKCS8EncodedKeySpec spec)
            throws GeneralSecurityException {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(spec));
        } catch (InvalidKeySpecException other) {
            return Optional.empty();
        }
    }
}
