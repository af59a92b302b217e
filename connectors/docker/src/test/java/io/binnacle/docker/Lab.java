package io.binnacle.docker;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.binnacle.model.Endpoint;
import io.binnacle.spi.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// The real engines that `lab/lab.sh` starts, as the environment names them. Without a lab its tests are skipped.
final class Lab {
    private Lab() {}

    static String variable(String name) {
        var value = System.getenv("BINNACLE_LAB_" + name);
        assumeTrue(value != null && !value.isBlank(), "no lab: BINNACLE_LAB_" + name + " is not set");
        return value == null ? "" : value;
    }

    static List<Endpoint> hosts() {
        return List.of(variable("HOSTS").split(",")).stream().map(Endpoint::new).toList();
    }

    /// Host 1, 2, or 3.
    static Endpoint host(int number) {
        return hosts().get(number - 1);
    }

    static Surroundings surroundings(Map<String, String> environment) {
        return new Surroundings(
                Clock.systemUTC(), new Random(1), environment, Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
    }

    static Surroundings surroundings() {
        return surroundings(Map.of());
    }

    /// Runs docker's own command against host `number`.
    static String docker(int number, String... words) {
        var command = new ArrayList<>(List.of("docker", "-H", host(number).address()));
        command.addAll(List.of(words));
        return run(command);
    }

    /// Runs the lab's own script.
    static String script(String... words) {
        var command = new ArrayList<>(List.of(variable("SCRIPT")));
        command.addAll(List.of(words));
        return run(command);
    }

    static String run(List<String> command) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            var environment = new HashMap<>(builder.environment());
            builder.environment().put("LAB_DIR", environment.getOrDefault("BINNACLE_LAB_DIR", ""));
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(90, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(command + " failed: " + output);
            }
            return output;
        } catch (IOException failed) {
            throw new AssertionError(command + " cannot be run", failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stop);
        }
    }
}
