package io.binnacle.scheduler.core;

import io.binnacle.scheduler.core.Instance.Condition;
import io.binnacle.scheduler.core.Instance.Doom;
import io.binnacle.scheduler.definition.AppDefinition;
import java.util.Optional;

/// What becomes of an instance whose container has ended.
final class Endings {
    private Endings() {}

    static void ended(Draft draft, Instance instance, Condition how, String message) {
        Condition condition = instance.doomed().isPresent() ? Condition.KILLED : how;
        String words = instance.doomed().map(Doom::reason).orElse(message);
        Events.changed(draft, instance, condition, words);
        if (instance.doomed().filter(d -> d.kind() == Doom.Kind.ORPHANED).isPresent()) {
            Events.unknown(draft, instance);
        }
        if (failed(instance, condition)) {
            count(draft, instance, condition, words);
        }
        replace(draft, instance);
    }

    private static boolean failed(Instance instance, Condition condition) {
        return instance.doomed().map(d -> d.kind() == Doom.Kind.UNHEALTHY).orElse(condition != Condition.KILLED);
    }

    private static void count(Draft draft, Instance instance, Condition condition, String message) {
        if (condition != Condition.FINISHED) {
            draft.failure(new State.TaskFailure(
                    instance.app(),
                    instance.placed().map(Instance.Placed::hostName).orElse(""),
                    message,
                    condition,
                    instance.task(),
                    draft.now(),
                    instance.appVersion(),
                    instance.placed().map(p -> p.host().value()).orElse("")));
        }
        draft.definition(instance).ifPresent(app -> Backoffs.failed(draft, app));
        draft.rollout(instance.app()).ifPresent(r -> draft.put(r.failedOnce()));
    }

    /// The same wish again, unless it is not wished any more.
    private static void replace(Draft draft, Instance instance) {
        if (!instance.leaving() && again(draft, instance)) {
            Instance again = instance.again(draft.now());
            draft.put(again);
            Events.changed(draft, again, Condition.SCHEDULED, "");
        } else {
            draft.remove(instance);
        }
    }

    private static boolean again(Draft draft, Instance instance) {
        Optional<AppDefinition> app = draft.app(instance.app());
        boolean current = app.filter(a -> a.versionInfo().lastConfigChangeAt().equals(instance.configVersion()))
                .isPresent();
        return current || (app.isPresent() && Rollouts.ahead(draft, instance.app()));
    }
}
