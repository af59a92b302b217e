package io.binnacle.marathon;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How the deployments that ended lately ended, as the events told it.
final class Verdicts {
    private static final int MOST = 500;

    private final Map<String, Verdict> byDeployment = new LinkedHashMap<>();

    /// @param reason why it failed; empty where none was told
    record Verdict(boolean success, String reason) {}

    synchronized void put(String deployment, Verdict verdict) {
        byDeployment.put(deployment, verdict);
        if (byDeployment.size() > MOST) {
            byDeployment.remove(byDeployment.keySet().iterator().next());
        }
        notifyAll();
    }

    synchronized Optional<Verdict> of(String deployment) {
        return Optional.ofNullable(byDeployment.get(deployment));
    }

    /// Waits until this one has ended, at most so long.
    synchronized Optional<Verdict> await(String deployment, Duration most) throws InterruptedException {
        var end = System.nanoTime() + most.toNanos();
        var left = most.toMillis();
        while (!byDeployment.containsKey(deployment) && left > 0) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
        return of(deployment);
    }
}
