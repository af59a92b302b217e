package io.binnacle.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageRefTest {
    private static final String HEX = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @CsvSource({
        "busybox, busybox, busybox, latest",
        "redis:7.4, redis, redis, 7.4",
        "registry.lab/checkout:2.41.0, registry.lab/checkout, checkout, 2.41.0",
        "localhost:5000/web, localhost:5000/web, web, latest",
        "localhost:5000/a/b:1, localhost:5000/a/b, b, 1",
        "x@sha256:" + HEX + ", x, x, 0123456789ab",
        "reg:5000/a/x:1.2@sha256:" + HEX + ", reg:5000/a/x, x, 0123456789ab",
        "sha256:" + HEX + ", sha256:" + HEX + ", 0123456789ab, 0123456789ab",
        HEX + ", " + HEX + ", " + HEX + ", latest"
    })
    void isTakenApart(String reference, String repository, String shortName, String tag) {
        var image = new ImageRef(reference, "");
        assertThat(image.repository()).isEqualTo(repository);
        assertThat(image.shortName()).isEqualTo(shortName);
        assertThat(image.tag()).isEqualTo(tag);
    }
}
