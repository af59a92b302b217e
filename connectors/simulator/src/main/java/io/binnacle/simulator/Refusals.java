package io.binnacle.simulator;

import io.binnacle.model.Operation;
import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;

/// The ways in which the simulated engine says no.
final class Refusals {
    private Refusals() {}

    static Refusal unknown(Operation operation, String what) {
        return of(Reason.REJECTED, operation, "there is no such " + what, "look whether it was removed or replaced");
    }

    static Refusal of(Reason reason, Operation operation, String answered, String next) {
        return new Refusal(reason, tried(operation), answered, next);
    }

    static Refusal stale(Operation operation) {
        return of(Reason.STALE, operation, "it has changed since the preview was made", "look at a new preview");
    }

    static Refusal denied(Operation operation) {
        return of(Reason.DENIED, operation, "403, this cluster takes no orders now", "ask whoever keeps the cluster");
    }

    static Refusal unanswered(Operation operation) {
        return of(
                Reason.BROKEN,
                operation,
                "nothing: the connection broke after it was sent",
                "watch the map, it shows what became of it");
    }

    static Refusal noDefinitions(Operation operation) {
        return of(
                Reason.UNSUPPORTED,
                operation,
                "a simulated cluster reads no definitions",
                "deploy to a scheduler, or scale and redeploy the apps that are here");
    }

    static Refusal noDrains(Operation operation) {
        return of(
                Reason.UNSUPPORTED,
                operation,
                "nobody moves instances from one simulated host to another",
                "stop its containers one by one, or scale the apps that run there");
    }

    private static String tried(Operation operation) {
        var verb = Words.lower(operation.verb());
        return switch (operation) {
            case Operation.OnContainer on -> "to " + verb + " " + on.container();
            case Operation.OnApp on -> "to " + verb + " " + on.app();
            case Operation.OnHost on -> "to " + verb + " " + on.host();
            case Operation.Deploy deploy -> "to " + verb + " a definition to " + deploy.cluster();
        };
    }
}
