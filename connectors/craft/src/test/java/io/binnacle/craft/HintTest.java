package io.binnacle.craft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Names of others in an environment.
final class HintTest {
    @Test
    void aUrlNamesItsHostAndPort() {
        assertThat(Hint.in(List.of("DATABASE_URL=postgres://app:hunter2@db:5433/shop")))
                .containsExactly(new Hint("DATABASE_URL", "db", 5433));
    }

    @Test
    void aUrlWithoutAPortHasTheUsualOne() {
        assertThat(Hint.in(List.of("A=postgresql+asyncpg://db/shop", "B=jdbc:mysql://sql/shop", "C=redis://cache")))
                .containsExactly(new Hint("A", "db", 5432), new Hint("B", "sql", 3306), new Hint("C", "cache", 6379));
    }

    @Test
    void aListNamesAll() {
        assertThat(Hint.in(List.of("KAFKA=k1:9092,k2:9093", "MONGO=mongodb://m1:1,m2:2/db")))
                .containsExactly(
                        new Hint("KAFKA", "k1", 9092), new Hint("KAFKA", "k2", 9093),
                        new Hint("MONGO", "m1", 1), new Hint("MONGO", "m2", 2));
    }

    @Test
    void hostAndPortInTwoVariablesBelongTogether() {
        assertThat(Hint.in(List.of("DB_HOST=db", "DB_PORT=5432", "CACHE_SERVER=redis", "PGHOST=pg", "PGPORT=6000")))
                .containsExactly(
                        new Hint("CACHE_SERVER", "redis", 0),
                        new Hint("DB_HOST", "db", 5432),
                        new Hint("PGHOST", "pg", 6000));
    }

    @Test
    void addressesOfVersionSixAreReadToo() {
        assertThat(Hint.in(List.of("UPSTREAM=http://[fd00::2]:8080/")))
                .containsExactly(new Hint("UPSTREAM", "fd00::2", 8080));
    }

    @Test
    void whatNamesNobodyIsNoHint() {
        assertThat(Hint.in(List.of("MODE=production", "EMPTY=", "NOEQUALS", "PORT=80", "NAME=db", "SIZE=10:99999999")))
                .isEmpty();
    }

    @Test
    void nothingOfTheSecretIsKept() {
        var hints = Hint.in(List.of("DATABASE_URL=postgres://app:hunter2@db:5432/shop?sslpassword=tiger"));

        assertThat(hints.toString())
                .doesNotContain("hunter2")
                .doesNotContain("tiger")
                .doesNotContain("app");
        assertThat(hints.getFirst().because()).isEqualTo("DATABASE_URL names db:5432");
    }
}
