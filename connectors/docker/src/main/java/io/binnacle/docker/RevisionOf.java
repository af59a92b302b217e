package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.craft.Secrets;
import io.binnacle.model.EnvironmentVariable;
import io.binnacle.model.ImageRef;
import io.binnacle.model.RevisionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// Tells one version of an app from another: by the image's content and by the settings that are the same for every
/// replica. Secrets are left out, since the id is written down and must tell nothing of them. Being restarted always,
/// and unless somebody stopped it, are one: who is set aside is not to come back by itself.
final class RevisionOf {
    private static final String COMPOSE_HASH = "com.docker.compose.config-hash";

    private RevisionOf() {}

    static RevisionId container(
            ImageRef image, JsonNode config, JsonNode hostConfig, Map<String, String> labels, Secrets secrets) {
        var compose = labels.getOrDefault(COMPOSE_HASH, "");
        var settings = compose.isEmpty() ? settings(config, hostConfig, secrets) : compose;
        return new RevisionId(hash(image.digest() + "\n" + image.reference() + "\n" + settings));
    }

    private static String settings(JsonNode config, JsonNode hostConfig, Secrets secrets) {
        var all = new TreeMap<String, String>();
        for (var field : new String[] {"Cmd", "Entrypoint"}) {
            all.put(field, secrets.command(Json.texts(config.path(field))).toString());
        }
        for (var field : new String[] {"User", "WorkingDir", "ExposedPorts", "Healthcheck"}) {
            all.put(field, config.path(field).toString());
        }
        for (var field : new String[] {"Memory", "NanoCpus", "CpuQuota", "CpuPeriod", "RestartPolicy", "Privileged"}) {
            all.put(field, hostConfig.path(field).toString().replace("unless-stopped", "always"));
        }
        for (var line : Json.texts(config.path("Env"))) {
            var variable = secrets.variable(line);
            all.put(
                    "Env " + variable.name(),
                    variable.value() instanceof EnvironmentVariable.Value.Plain plain ? plain.text() : "");
        }
        return all.toString();
    }

    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
