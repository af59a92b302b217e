package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.binnacle.craft.Json;
import io.binnacle.model.AppId;
import org.junit.jupiter.api.Test;

/// What of a container another one like it gets, and what must be its own.
final class CopyTest {
    private static Fixture web() {
        return Fixture.container("web-1").set("HostConfig", "PortBindings", "{}");
    }

    private static Copy copy(Fixture fixture) {
        try {
            return new Copy(fixture.inspected());
        } catch (NoCopy no) {
            throw new AssertionError(no.why());
        }
    }

    private static void refuses(Fixture fixture, String why) {
        assertThatThrownBy(() -> new Copy(fixture.inspected())).hasMessageContaining(why);
    }

    @Test
    void itsSettingsAreTheSame() {
        var body = copy(web().environment("TOKEN=secret", "A=1")
                        .set("HostConfig", "Memory", "1000000")
                        .set("Config", "Cmd", "[\"/bin/web\",\"-v\"]"))
                .body("web-2");

        assertThat(Json.texts(body.path("Env"))).containsExactly("TOKEN=secret", "A=1");
        assertThat(body.path("HostConfig").path("Memory").asInt()).isEqualTo(1_000_000);
        assertThat(Json.texts(body.path("Cmd"))).containsExactly("/bin/web", "-v");
        assertThat(body.path("Image").asText()).isEqualTo("demo/web:2");
        assertThat(body.path("Healthcheck").isEmpty()).isFalse();
        assertThat(body.has("NetworkingConfig")).isFalse();
    }

    @Test
    void theOriginalIsLeftAsItWas() {
        var fixture = web().labels("com.docker.compose.container-number", "1");
        var before = fixture.inspected().toString();

        copy(fixture).body("web-2");

        assertThat(fixture.inspected().toString()).isEqualTo(before);
    }

    @Test
    void aHostNameTheEngineMadeIsItsOwnAndAWrittenOneIsKept() {
        var fixture = web();
        fixture.set("Config", "Hostname", "\"" + Fixture.id("web-1").substring(0, 12) + "\"");
        assertThat(copy(fixture).body("web-2").has("Hostname")).isFalse();

        fixture.set("Config", "Hostname", "\"shop\"");
        assertThat(copy(fixture).body("web-2").path("Hostname").asText()).isEqualTo("shop");
    }

    @Test
    void itsNumberInItsComposeProjectIsItsOwn() {
        var body = copy(web().labels(
                                "com.docker.compose.container-number",
                                "1",
                                "com.docker.compose.replace",
                                "x",
                                "a",
                                "b"))
                .body("web-7");

        assertThat(Json.map(body.path("Labels")))
                .containsOnly(
                        java.util.Map.entry("com.docker.compose.container-number", "7"), java.util.Map.entry("a", "b"));
    }

    @Test
    void networksAreTheSameUnderItsOwnName() {
        var fixture = web().set("HostConfig", "NetworkMode", "\"shop\"")
                .set("NetworkSettings", "Networks", """
                        {"back":{"Aliases":["b"],"NetworkID":"2"},
                         "shop":{"Aliases":["web","web-1","%s"],"NetworkID":"1","IPAddress":"10.0.0.2"}}""".formatted(
                                Fixture.id("web-1").substring(0, 12)));

        var copy = copy(fixture);
        var endpoints = copy.body("web-2").path("NetworkingConfig").path("EndpointsConfig");

        assertThat(endpoints.size()).isEqualTo(1);
        assertThat(Json.texts(endpoints.path("shop").path("Aliases"))).containsExactly("web", "web-2");
        assertThat(endpoints.path("shop").has("IPAddress")).isFalse();
        assertThat(copy.moreNetworks("web-2")).containsOnlyKeys("back");
    }

    @Test
    void aNetworkMayBeNamedByItsId() {
        var fixture = web().set("HostConfig", "NetworkMode", "\"abc\"")
                .set("NetworkSettings", "Networks", "{\"shop\":{\"NetworkID\":\"abc\"}}");

        assertThat(copy(fixture)
                        .body("web-2")
                        .path("NetworkingConfig")
                        .path("EndpointsConfig")
                        .has("shop"))
                .isTrue();
    }

    @Test
    void anonymousVolumesAreItsOwnAndNamedOnesAreShared() {
        var anonymous = "a".repeat(64);
        var fixture = web().set("HostConfig", "Binds", "[\"" + anonymous + ":/tmp/a\",\"data:/data\"]")
                .set("Mounts", """
                        [{"Type":"volume","Name":"%s","Destination":"/tmp/a","RW":true},
                         {"Type":"volume","Name":"data","Destination":"/data","RW":true},
                         {"Type":"bind","Source":"/etc/x","Destination":"/etc/x","RW":false}]""".formatted(anonymous));

        var copy = copy(fixture);

        assertThat(Json.texts(copy.body("web-2").path("HostConfig").path("Binds")))
                .containsExactly("data:/data");
        assertThat(copy.shared()).containsExactly("/data");
    }

    @Test
    void linksAreAskedForAsTheyWereWritten() {
        var body = copy(web().set("HostConfig", "Links", "[\"/db:/web-1/database\"]"))
                .body("web-2");

        assertThat(Json.texts(body.path("HostConfig").path("Links"))).containsExactly("db:database");
    }

    @Test
    void whatOnlyOneCanHoldIsNamed() {
        refuses(Fixture.container("web-1"), "port 8080 of its host");
        refuses(web().set("HostConfig", "NetworkMode", "\"host\""), "its host's own network");
        refuses(web().set("HostConfig", "NetworkMode", "\"container:x\""), "network of another container");
        refuses(
                web().set("NetworkSettings", "Networks", "{\"shop\":{\"IPAMConfig\":{\"IPv4Address\":\"10.0.0.9\"}}}"),
                "fixed address 10.0.0.9");
        refuses(
                Fixture.container("web")
                        .set("HostConfig", "PortBindings", "{}")
                        .labels("com.docker.compose.container-number", "1"),
                "fixed name web");
    }

    @Test
    void portsTheEngineChoosesAreNoHindrance() {
        var body = copy(web().set("HostConfig", "PortBindings", """
                                {"80/tcp":[{"HostIp":"","HostPort":""}],"81/tcp":[{"HostPort":"8000-8010"}],
                                 "82/tcp":[{"HostPort":"0"}]}""")).body("web-2");

        assertThat(body.path("HostConfig").path("PortBindings").size()).isEqualTo(3);
    }

    @Test
    void whetherItIsOfTheSameAppIsToldFromItsName() {
        var copy = copy(web());

        assertThat(copy.belongs(new AppId("web~web"), "web-2")).isTrue();
        assertThat(copy.belongs(new AppId("web~web"), "shop-2")).isFalse();
    }
}
