package io.binnacle.styles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// A file of this module.
record Resource(String name) {

    URL url() {
        return Objects.requireNonNull(Resource.class.getResource(name), () -> name + " is missing from the program");
    }

    InputStream open() {
        try {
            return url().openStream();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " in the program cannot be read", e);
        }
    }

    String text() {
        try (InputStream in = open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " in the program cannot be read", e);
        }
    }
}
