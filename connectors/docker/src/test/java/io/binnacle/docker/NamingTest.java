package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.AppId;
import io.binnacle.model.ImageRef;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which app a container belongs to.
final class NamingTest {
    private static final ImageRef WEB = new ImageRef("registry.lab:5000/shop/web:1.4", "sha256:1");

    @Test
    void composeSaysItByLabel() {
        var naming = Naming.of("shop-web-1", WEB, Map.of(Naming.PROJECT, "shop", Naming.SERVICE, "web"));

        assertThat(naming)
                .isEqualTo(new Naming(new AppId("shop/web"), "web", Optional.of("shop"), "Compose project shop"));
    }

    @Test
    void swarmSaysItByLabel() {
        var labels = Map.of("com.docker.swarm.service.name", "shop_web", "com.docker.stack.namespace", "shop");

        assertThat(Naming.of("shop_web.1.abc", WEB, labels).id()).isEqualTo(new AppId("shop/web"));
    }

    @ParameterizedTest
    @CsvSource({
        "web, web",
        "web-1, web",
        "web_2, web",
        "web.3, web",
        "web-12, web",
        "shop-web-1, shop-web",
        "web1, web1",
        "web-7f9c6d5b8-x2x4z, web",
        "job-0123456789abcdef, job",
        "mongo-4-2, mongo-4",
        "7, 7",
        "redis-cache, redis-cache",
        "task-6fa459ea-ee8a-3ca4-894e-db77e160355e, task"
    })
    void replicasShareAName(String written, String stem) {
        assertThat(Naming.stem(written)).isEqualTo(stem);
    }

    @Test
    void theSameImageAndPatternIsTheSameAppOnEveryHost() {
        var one = Naming.of("web-1", WEB, Map.of());
        var two = Naming.of("web-2", new ImageRef("registry.lab:5000/shop/web:1.5", "sha256:2"), Map.of());

        assertThat(one.id()).isEqualTo(two.id());
        assertThat(one.name()).isEqualTo("web");
        assertThat(one.group()).isEmpty();
    }

    @Test
    void namesTheEngineMadeUpTellNothing() {
        assertThat(Naming.of("peaceful_goldwasser", WEB, Map.of()).name()).isEqualTo("web");
        assertThat(Naming.of("peaceful_goldwasser7", WEB, Map.of()).name()).isEqualTo("web");
        assertThat(Naming.of("my_app", WEB, Map.of()).name()).isEqualTo("my_app");
    }

    @Test
    void anImageWithoutANameIsNoApp() {
        var naming = Naming.of("web-1", new ImageRef("sha256:0123", "sha256:0123"), Map.of());

        assertThat(naming.id()).isEqualTo(new AppId("web"));
    }

    @Test
    void emptyLabelsAreNoLabels() {
        assertThat(Naming.of("web-1", WEB, Map.of(Naming.PROJECT, "", Naming.SERVICE, ""))
                        .origin())
                .isEqualTo("image and name");
    }
}
