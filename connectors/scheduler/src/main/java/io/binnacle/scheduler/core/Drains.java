package io.binnacle.scheduler.core;

import io.binnacle.scheduler.definition.PathId;

/// Which instances are to leave a host.
final class Drains {
    private Drains() {}

    static boolean touches(Draft draft, PathId app) {
        return draft.ledger().drained() && draft.of(app).stream().anyMatch(i -> leaves(draft, i));
    }

    static boolean leaves(Draft draft, Instance instance) {
        return instance.placed()
                .map(p -> draft.state().hosts().get(p.host()))
                .filter(State.HostState::drained)
                .isPresent();
    }

    static void drain(Draft draft, State.HostState host, boolean drained) {
        draft.host(host.drained(drained));
        draft.freed(host.id());
        draft.ledger().on(host.id()).forEach(id -> draft.instance(id).ifPresent(i -> draft.dirty(i.app())));
    }
}
