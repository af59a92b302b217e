package io.binnacle.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The real engines that `lab/lab.sh` starts, as the environment names them. Without a lab its tests are skipped.
final class Lab {
    private Lab() {}

    private static String variable(String name) {
        var value = System.getenv("BINNACLE_LAB_" + name);
        assumeTrue(value != null && !value.isBlank(), "no lab: BINNACLE_LAB_" + name + " is not set");
        return value == null ? "" : value;
    }

    static List<String> hosts() {
        return List.of(variable("HOSTS").split(","));
    }

    /// Where `node1`, `node2` and so on are.
    static String address(String node) {
        var endpoint = hosts().get(Integer.parseInt(node.substring("node".length())) - 1);
        return endpoint.substring(endpoint.indexOf("//") + 2, endpoint.lastIndexOf(':'));
    }

    /// Runs docker's own command against host `number`, from 1.
    static String docker(int number, String... words) {
        var command = new ArrayList<>(List.of("docker", "-H", hosts().get(number - 1)));
        command.addAll(List.of(words));
        return run(command);
    }

    /// Removes containers that somebody else may be removing at the same moment.
    static void removed(int number, String ids) {
        for (var id : ids.split("\\s+", -1)) {
            try {
                docker(number, "rm", "-f", id);
            } catch (AssertionError refused) {
                if (!String.valueOf(refused.getMessage()).matches("(?s).*(already in progress|No such container).*")) {
                    throw refused;
                }
            }
        }
    }

    /// Runs the lab's own script.
    static void script(String... words) {
        var command = new ArrayList<>(List.of(variable("SCRIPT")));
        command.addAll(List.of(words));
        run(command);
    }

    private static String run(List<String> command) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("LAB_DIR", variable("DIR"));
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
