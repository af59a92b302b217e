package io.binnacle.scheduler.core;

import io.binnacle.model.HostId;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.AppDefinition.Constraint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The constraints of one app while its instances are placed.
final class Constraints {
    private final List<ConstraintCheck> checks;

    private Constraints(List<ConstraintCheck> checks) {
        this.checks = checks;
    }

    static Constraints of(AppDefinition app, Map<HostId, State.HostState> hosts, List<HostId> running) {
        List<ConstraintCheck> checks = new ArrayList<>();
        app.constraints().stream()
                .sorted(Comparator.comparing(Constraint::field)
                        .thenComparing(Constraint::operator)
                        .thenComparing(c -> c.value().orElse("")))
                .forEach(c -> checks.add(ConstraintCheck.of(c, app.instances())));
        Constraints constraints = new Constraints(checks);
        for (HostId host : running) {
            State.HostState state = hosts.get(host);
            if (state != null) {
                constraints.placed(state);
            }
        }
        return constraints;
    }

    boolean none() {
        return checks.isEmpty();
    }

    /// Why a host does not do; nothing when it does.
    Optional<String> refuses(State.HostState host) {
        for (ConstraintCheck check : checks) {
            Optional<String> why = check.refuses(host);
            if (why.isPresent()) {
                return why;
            }
        }
        return Optional.empty();
    }

    boolean takes(State.HostState host) {
        for (ConstraintCheck check : checks) {
            if (!check.takes(host)) {
                return false;
            }
        }
        return true;
    }

    /// Whether a host that does not do now may do after others were placed.
    boolean mayChange(State.HostState host) {
        for (ConstraintCheck check : checks) {
            if (!check.takes(host) && !check.mayChange(host)) {
                return false;
            }
        }
        return true;
    }

    void placed(State.HostState host) {
        checks.forEach(c -> c.placed(host));
    }
}
