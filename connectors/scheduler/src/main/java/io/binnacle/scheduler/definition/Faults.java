package io.binnacle.scheduler.definition;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Gathers everything that is wrong in one body, so that it can be said at once. Wrong types are said without wrong
/// meanings, since a value of the wrong type has none.
final class Faults {
    private final SequencedMap<String, Set<String>> types = new LinkedHashMap<>();
    private final SequencedMap<String, Set<String>> meanings = new LinkedHashMap<>();

    void type(String path, String error) {
        add(types, path, error);
    }

    void meaning(String path, String error) {
        add(meanings, path, error);
    }

    void report() throws InvalidDefinition {
        reportTypes();
        if (!meanings.isEmpty()) {
            throw new InvalidDefinition(InvalidDefinition.Kind.MEANING, "Object is not valid", violations(meanings));
        }
    }

    void reportTypes() throws InvalidDefinition {
        if (!types.isEmpty()) {
            throw new InvalidDefinition(InvalidDefinition.Kind.TYPES, "Invalid JSON", violations(types));
        }
    }

    private static void add(Map<String, Set<String>> faults, String path, String error) {
        faults.computeIfAbsent(path.isEmpty() ? "/" : path, key -> new LinkedHashSet<>())
                .add(error);
    }

    private static List<Violation> violations(SequencedMap<String, Set<String>> faults) {
        return faults.entrySet().stream()
                .map(entry -> new Violation(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }
}
