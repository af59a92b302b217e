package io.binnacle.docker;

import java.util.Map;
import java.util.Optional;

/// Who else keeps a container at its number, told from its labels: whoever starts one beside it, or stops it, would be
/// undone by them. Pure.
final class Keeper {
    private static final Map<String, String> BY_LABEL = Map.of(
            "io.binnacle.scheduler.", "Binnacle's own scheduler",
            "com.docker.swarm.", "the swarm",
            "io.kubernetes.pod.", "Kubernetes",
            "com.hashicorp.nomad.", "Nomad",
            "com.amazonaws.ecs.", "Amazon ECS");

    private Keeper() {}

    static Optional<String> of(Map<String, String> labels, String name) {
        if (name.startsWith("mesos-")) {
            return Optional.of("Mesos");
        }
        return BY_LABEL.entrySet().stream()
                .filter(entry -> labels.keySet().stream().anyMatch(label -> label.startsWith(entry.getKey())))
                .map(Map.Entry::getValue)
                .sorted()
                .findFirst();
    }
}
