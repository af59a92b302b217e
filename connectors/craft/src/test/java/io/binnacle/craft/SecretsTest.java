package io.binnacle.craft;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.EnvironmentVariable;
import io.binnacle.model.EnvironmentVariable.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The border that no secret crosses.
final class SecretsTest {
    private static final String MASK = EnvironmentVariable.MASK;

    private final Secrets secrets = Secrets.salted(new byte[] {1, 2, 3});

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DB_PASSWORD=hunter2",
                "POSTGRES_PASSWD=x",
                "PGPASS=x",
                "MYSQL_PWD=x",
                "APP_SECRET=x",
                "GITHUB_TOKEN=x",
                "API_KEY=x",
                "apikey=x",
                "aws.credentials=x",
                "BASIC_AUTH=me:you",
                "SENTRY_DSN=x",
                "PASS=x",
                "DATABASE_URL=postgres://app:hunter2@db:5432/shop",
                "REDIS=redis://:hunter2@cache:6379",
                "WHATEVER=-----BEGIN RSA PRIVATE KEY-----MIIE",
                "ID=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc",
                "ACCESS=AKIAIOSFODNN7EXAMPLE",
                "GH=ghp_abcdefghijklmnopqrstuvwxyz0123",
                "BLOB=f3a9c27be1d04c558a917e6d2b4f8c10",
                "BLOB=wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY9"
            })
    void whatLooksLikeASecretIsMasked(String line) {
        var variable = secrets.variable(line);

        assertThat(variable.value()).isInstanceOf(Value.Masked.class);
        assertThat(variable.shown()).isEqualTo(MASK);
        assertThat(variable.toString()).doesNotContain(line.substring(line.indexOf('=') + 1) + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                "PWD=/srv/app",
                "HOME=/root",
                "LANG=C.UTF-8",
                "VERSION=2.41.0",
                "DB_HOST=postgres",
                "DB_URL=postgres://db:5432/shop",
                "HOSTS=kafka-1.internal:9092,kafka-2.internal:9092",
                "JAVA_OPTS=-Xmx512m -XX:+UseSerialGC",
                "PYTHON_SHA256=bfb249609990220491a1b92850a07135ed0831e41738cf681d63cf01b2a8fbd1",
                "EMPTY_PASSWORD=",
                "AUTHOR=somebody",
                "MODE=production"
            })
    void whatIsHarmlessIsShown(String line) {
        assertThat(secrets.variable(line).value()).isEqualTo(new Value.Plain(line.substring(line.indexOf('=') + 1)));
    }

    @Test
    void aFingerprintTellsSameFromDifferentAndNothingElse() {
        var one = secrets.variable("TOKEN=a").value();

        assertThat(secrets.variable("TOKEN=a").value()).isEqualTo(one);
        assertThat(secrets.variable("TOKEN=b").value()).isNotEqualTo(one);
        assertThat(Secrets.salted(new byte[] {9}).variable("TOKEN=a").value()).isNotEqualTo(one);
    }

    @Test
    void labelsAreMaskedByNameAndByLooks() {
        assertThat(secrets.labels(Map.of(
                        "com.docker.compose.config-hash",
                                "bfb249609990220491a1b92850a07135ed0831e41738cf681d63cf01b2a8fbd1",
                        "traefik.basicauth.users", "me:$apr1$x",
                        "note", "see https://me:pw@example.org/",
                        "team", "shop")))
                .isEqualTo(Map.of(
                        "com.docker.compose.config-hash",
                        "bfb249609990220491a1b92850a07135ed0831e41738cf681d63cf01b2a8fbd1",
                        "traefik.basicauth.users",
                        MASK,
                        "note",
                        MASK,
                        "team",
                        "shop"));
    }

    @Test
    void commandLinesKeepTheirWordsAndLoseTheirSecrets() {
        assertThat(secrets.command(List.of(
                        "server",
                        "--port=80",
                        "--db-password=hunter2",
                        "--token",
                        "abc",
                        "--verbose",
                        "TOKEN=x",
                        "sh",
                        "-c",
                        "PASSWORD=hunter2 exec run --url http://u:p@h/")))
                .containsExactly(
                        "server",
                        "--port=80",
                        "--db-password=" + MASK,
                        "--token",
                        MASK,
                        "--verbose",
                        "TOKEN=" + MASK,
                        "sh",
                        "-c",
                        "PASSWORD=" + MASK + " exec run --url http://" + MASK + "@h/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login failed for postgres://app:hunter2@db/",
                "curl -H 'Authorization: Bearer hunter2hunter2'",
                "password=hunter2",
                "{\"password\": \"hunter2\"}",
                "token hunter2"
            })
    void runningTextIsCleaned(String text) {
        assertThat(secrets.text(text)).doesNotContain("hunter2").contains(MASK);
    }

    @Test
    void textWithNothingSecretStaysAsItIs() {
        var text = "HTTP 503 from http://localhost:8080/healthz after 3 tries (50 ms)";

        assertThat(secrets.text(text)).isEqualTo(text);
    }
}
