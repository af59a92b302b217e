package io.binnacle.simulator;

import io.binnacle.simulator.AppKind.Need;
import io.binnacle.simulator.AppKind.Setting;
import io.binnacle.simulator.AppKind.Volume;
import java.util.List;
import java.util.Locale;

/// The apps that run in each scenario.
final class Catalogue {
    private static final String LAB = "registry.lab/";

    /// Nine apps of a web shop; the shares are the instances of the demo.
    static final List<AppKind> SHOP =
            List.of(web(), gateway(), mailer(), redis(), checkout(), catalog(), search(), payments(), postgres());

    /// Twelve apps of a game's back end.
    static final List<AppKind> FLEET = List.of(
            worker("ingest", 200, 0.45, 0.52, Chatter.GATEWAY, need("feed", 60), need("ledger", 30)),
            worker("match", 260, 0.60, 0.66, Chatter.WORKER, need("profile", 80), need("session", 40)),
            worker("image", 170, 0.70, 0.72, Chatter.WORKER, need("store", 40)),
            worker("batch", 240, 0.35, 0.60, Chatter.WORKER, need("store", 60), need("ledger", 20)),
            worker("ledger", 150, 0.30, 0.58, Chatter.PAYMENTS, need("store", 50)),
            worker("feed", 260, 0.40, 0.48, Chatter.CATALOGUE, need("profile", 50), need("store", 30)),
            worker("notify", 140, 0.20, 0.34, Chatter.MAILER, need("session", 30)),
            worker("profile", 180, 0.30, 0.45, Chatter.CATALOGUE, need("store", 60), need("geo", 20)),
            worker(
                    "gateway",
                    120,
                    0.50,
                    0.30,
                    Chatter.GATEWAY,
                    need("match", 120),
                    need("feed", 90),
                    need("ingest", 60)),
            worker("session", 110, 0.25, 0.62, Chatter.CACHE),
            worker("geo", 90, 0.35, 0.55, Chatter.SEARCH),
            worker("store", 80, 0.40, 0.70, Chatter.DATABASE));

    private Catalogue() {}

    private static AppKind web() {
        return new AppKind(
                "web",
                "edge",
                LAB + "web",
                "2.18.4",
                64,
                12,
                1,
                256,
                0.45,
                0.52,
                900_000,
                8080,
                "/",
                List.of("node", "server.js"),
                List.of(
                        plain("NODE_ENV", "production"),
                        plain("API_URL", "http://api-gateway:8081"),
                        secret("SESSION_KEY")),
                List.of(new Volume("tmpfs", "", "/tmp", false)),
                List.of(
                        new Need("api-gateway", 8081, 96, "API_URL names api-gateway:8081"),
                        new Need("checkout", 0, 0, "depends_on")),
                Chatter.WEB);
    }

    private static AppKind gateway() {
        return new AppKind(
                "api-gateway",
                "edge",
                LAB + "api-gateway",
                "5.2.0",
                29,
                7,
                2,
                512,
                0.38,
                0.44,
                1_400_000,
                8081,
                "/healthz",
                List.of("/usr/bin/gateway", "--config", "/etc/gateway.yaml"),
                List.of(plain("GOMAXPROCS", "2"), secret("JWT_KEY")),
                List.of(new Volume("bind", "/srv/gateway/gateway.yaml", "/etc/gateway.yaml", true)),
                List.of(
                        new Need("checkout", 8080, 48, "route /api/checkout"),
                        new Need("catalog", 8080, 64, "route /api/catalog"),
                        new Need("search", 9200, 40, "route /api/search"),
                        new Need("payments", 8080, 14, "route /api/payments")),
                Chatter.GATEWAY);
    }

    private static AppKind mailer() {
        return new AppKind(
                "mailer",
                "shop",
                LAB + "mailer",
                "1.12.5",
                17,
                9,
                0.5,
                256,
                0.18,
                0.55,
                40_000,
                8025,
                "/healthz",
                List.of("node", "--max-old-space-size=256", "mailer.js"),
                List.of(
                        plain("REDIS_URL", "redis://redis:6379"),
                        plain("SMTP_HOST", "smtp.example.net"),
                        secret("SMTP_PASSWORD")),
                List.of(),
                List.of(new Need("redis", 6379, 9, "REDIS_URL names redis:6379")),
                Chatter.MAILER);
    }

    private static AppKind redis() {
        return new AppKind(
                "redis",
                "data",
                "redis",
                "7.4",
                3,
                3,
                1,
                1024,
                0.10,
                0.28,
                300_000,
                6379,
                "",
                List.of("redis-server", "--appendonly", "yes"),
                List.of(),
                List.of(new Volume("volume", "redis-data", "/data", false)),
                List.of(),
                Chatter.CACHE);
    }

    private static AppKind checkout() {
        return new AppKind(
                "checkout",
                "shop",
                LAB + "checkout",
                "2.41.0",
                41,
                6,
                1,
                512,
                0.50,
                0.58,
                700_000,
                8080,
                "/healthz",
                List.of("java", "-XX:MaxRAMPercentage=75", "-jar", "/app/checkout.jar"),
                List.of(
                        plain("POOL_MAX", "20"),
                        plain("LOG_LEVEL", "info"),
                        plain("PAYMENTS_URL", "http://payments:8080"),
                        plain("REDIS_URL", "redis://redis:6379"),
                        secret("PAYMENTS_TOKEN"),
                        secret("DATABASE_URL")),
                List.of(new Volume("volume", "orders", "/var/lib/orders", false)),
                List.of(
                        new Need("payments", 8080, 20, "PAYMENTS_URL names payments:8080"),
                        new Need("postgres", 5432, 36, "DATABASE_URL names postgres:5432"),
                        new Need("redis", 6379, 12, "REDIS_URL names redis:6379"),
                        new Need("mailer", 8025, 3, "depends_on")),
                Chatter.ORDERS);
    }

    private static AppKind catalog() {
        return new AppKind(
                "catalog",
                "shop",
                LAB + "catalog",
                "7.0.3",
                88,
                10,
                1,
                768,
                0.36,
                0.50,
                500_000,
                8080,
                "/healthz",
                List.of("/app/catalog"),
                List.of(plain("CACHE_SECONDS", "30"), secret("DATABASE_URL"), plain("REDIS_URL", "redis://redis:6379")),
                List.of(),
                List.of(
                        new Need("postgres", 5432, 30, "DATABASE_URL names postgres:5432"),
                        new Need("redis", 6379, 20, "REDIS_URL names redis:6379")),
                Chatter.CATALOGUE);
    }

    private static AppKind search() {
        return new AppKind(
                "search",
                "shop",
                LAB + "search",
                "0.31",
                12,
                6,
                1,
                4096,
                0.42,
                0.71,
                420_000,
                9200,
                "/_health",
                List.of("/app/search", "serve"),
                List.of(plain("INDEX_PATH", "/var/lib/search")),
                List.of(new Volume("volume", "search-index", "/var/lib/search", false)),
                List.of(new Need("catalog", 8080, 12, "depends_on")),
                Chatter.SEARCH);
    }

    private static AppKind payments() {
        return new AppKind(
                "payments",
                "shop",
                LAB + "payments",
                "4.4.0",
                23,
                7,
                1,
                512,
                0.40,
                0.68,
                260_000,
                8080,
                "/healthz",
                List.of("java", "-Xmx420m", "-jar", "/app/payments.jar"),
                List.of(
                        plain("PROVIDER", "https://pay.example.net"),
                        secret("PROVIDER_SECRET"),
                        secret("DATABASE_URL")),
                List.of(),
                List.of(new Need("postgres", 5432, 28, "DATABASE_URL names postgres:5432")),
                Chatter.PAYMENTS);
    }

    private static AppKind postgres() {
        return new AppKind(
                "postgres",
                "data",
                "postgres",
                "16.4",
                5,
                3,
                4,
                8192,
                0.22,
                0.61,
                1_100_000,
                5432,
                "",
                List.of("postgres", "-c", "max_connections=400"),
                List.of(plain("PGDATA", "/var/lib/postgresql/data"), secret("POSTGRES_PASSWORD")),
                List.of(new Volume("volume", "postgres-data", "/var/lib/postgresql/data", false)),
                List.of(),
                Chatter.DATABASE);
    }

    private static AppKind worker(
            String name, int share, double cpuUse, double memoryUse, Chatter chatter, Need... needs) {
        return new AppKind(
                name,
                "game",
                LAB + name,
                "3." + name.length() + "." + share % 7,
                30 + share % 9,
                share,
                0.5,
                1024,
                cpuUse,
                memoryUse,
                220_000,
                8080,
                "/healthz",
                List.of("/app/" + name),
                List.of(plain("LOG_LEVEL", "info"), plain("STORE", "store:8080"), secret("STORE_PASSWORD")),
                List.of(),
                List.of(needs),
                chatter);
    }

    private static Need need(String app, int connections) {
        return new Need(app, 8080, connections, app.toUpperCase(Locale.ROOT) + "_URL names " + app + ":8080");
    }

    private static Setting plain(String name, String value) {
        return new Setting(name, value, false);
    }

    private static Setting secret(String name) {
        return new Setting(name, "", true);
    }
}
