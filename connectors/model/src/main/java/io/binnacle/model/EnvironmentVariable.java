package io.binnacle.model;

/// One variable of a container's environment. A value that looks like a secret never enters the model: the connector
/// leaves only a fingerprint, which tells "differs" from "same" within one run of the program and nothing else.
public record EnvironmentVariable(String name, Value value) {
    public sealed interface Value {
        record Plain(String text) implements Value {}

        record Masked(int fingerprint) implements Value {
            @Override
            public String toString() {
                return MASK;
            }
        }
    }

    /// Eight dots, whatever the length of the secret.
    public static final String MASK = "••••••••";

    /// The value as it may be shown.
    public String shown() {
        return switch (value) {
            case Value.Plain plain -> plain.text();
            case Value.Masked _ -> MASK;
        };
    }
}
