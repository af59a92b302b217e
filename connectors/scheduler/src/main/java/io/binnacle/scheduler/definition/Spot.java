package io.binnacle.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/// One place of a body: its value, where it is, and where to say what is wrong with it. Reading goes on behind a fault,
/// with a value that does no harm. What is `null` is not there.
record Spot(JsonNode node, String path, Faults faults) {

    /// The whole body. When it is no object, an empty one stands in for it.
    static Spot root(JsonNode body, Faults faults) {
        return new Spot(body, "", faults).orEmptyObject();
    }

    boolean has(String name) {
        return at(name).isPresent();
    }

    Optional<Spot> at(String name) {
        var value = node.get(name);
        return value == null || value.isNull()
                ? Optional.empty()
                : Optional.of(new Spot(value, path + "/" + name, faults));
    }

    Optional<Spot> object(String name) {
        return at(name).map(Spot::orEmptyObject);
    }

    /// The elements of a list; null ones are wrong, as anything else of a wrong type.
    List<Spot> items(String name) {
        return at(name).map(Spot::items).orElse(List.of());
    }

    List<Spot> items() {
        if (!node.isArray()) {
            wrongType("error.expected.jsarray");
            return List.of();
        }
        return IntStream.range(0, node.size())
                .mapToObj(i -> new Spot(node.get(i), path + "(" + i + ")", faults))
                .toList();
    }

    /// The members of an object used as a map.
    Map<String, Spot> entries(String name) {
        var entries = new LinkedHashMap<String, Spot>();
        object(name)
                .ifPresent(object -> object.node
                        .properties()
                        .forEach(member ->
                                object.at(member.getKey()).ifPresent(value -> entries.put(member.getKey(), value))));
        return entries;
    }

    Map<String, String> texts(String name) {
        var texts = new LinkedHashMap<String, String>();
        entries(name).forEach((key, value) -> texts.put(key, value.text()));
        return texts;
    }

    List<String> textList(String name) {
        return items(name).stream().map(Spot::text).toList();
    }

    Optional<String> text(String name) {
        return at(name).map(Spot::text);
    }

    /// A text that has to be there and to have a character.
    String needed(String name) {
        var found = at(name);
        found.ifPresent(value -> value.length(1, Integer.MAX_VALUE));
        if (found.isEmpty()) {
            undefined(name);
        }
        return found.map(Spot::text).orElse("");
    }

    String text() {
        if (!node.isTextual()) {
            wrongType("error.expected.jsstring");
        }
        return node.textValue() == null ? "" : node.textValue();
    }

    void length(int min, int max) {
        if (node.isTextual() && node.textValue().length() < min) {
            wrongType("error.minLength");
        }
        if (node.isTextual() && node.textValue().length() > max) {
            wrongType("error.maxLength");
        }
    }

    boolean flag(String name, boolean otherwise) {
        return at(name).map(Spot::flag).orElse(otherwise);
    }

    OptionalInt whole(String name, int min, int max) {
        var found = at(name);
        return found.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(found.get().whole(min, max));
    }

    int whole(String name, int otherwise, int min, int max) {
        return whole(name, min, max).orElse(otherwise);
    }

    int whole(int min, int max) {
        var value = Numbers.whole(node);
        if (value.isEmpty()) {
            wrongType(node.isNumber() ? "error.expected.int" : "error.expected.jsnumber");
            return min;
        }
        if (value.get() < min || value.get() > max) {
            wrong(
                    max == Integer.MAX_VALUE
                            ? "got %d, expected %d or more".formatted(value.get(), min)
                            : "got %d, expected between %d and %d".formatted(value.get(), min, max));
            return min;
        }
        return value.get();
    }

    Duration seconds(String name, int otherwise, int min) {
        return Duration.ofSeconds(whole(name, otherwise, min, Integer.MAX_VALUE));
    }

    BigDecimal decimal(String name, BigDecimal otherwise, BigDecimal min) {
        return at(name).map(value -> value.decimal(min)).orElse(otherwise);
    }

    BigDecimal decimal(BigDecimal min) {
        var value = Numbers.decimal(node);
        if (value.isEmpty()) {
            wrongType(node.isNumber() ? "error.max" : "error.expected.jsnumber");
            return min;
        }
        if (value.get().compareTo(min) < 0) {
            wrong("got %s, expected %s or more".formatted(value.get().toPlainString(), min.toPlainString()));
            return min;
        }
        return value.get();
    }

    <E extends Enum<E>> E choice(String name, Class<E> kind, E otherwise) {
        return at(name).map(value -> value.choice(kind, otherwise)).orElse(otherwise);
    }

    private <E extends Enum<E>> E choice(Class<E> kind, E otherwise) {
        var wanted = text();
        var found = Arrays.stream(kind.getEnumConstants())
                .filter(each -> each.name().equalsIgnoreCase(wanted))
                .findFirst();
        if (found.isEmpty() && node.isTextual()) {
            wrongType("error.unknown.enum.literal");
        }
        return found.orElse(otherwise);
    }

    private boolean flag() {
        if (!node.isBoolean()) {
            wrongType("error.expected.jsboolean");
        }
        return node.booleanValue();
    }

    Spot orEmptyObject() {
        if (node.isObject()) {
            return this;
        }
        wrongType("error.expected.jsobject");
        return new Spot(JsonNodeFactory.instance.objectNode(), path, faults);
    }

    void undefined(String name) {
        wrongType("'%s' is undefined on object: %s".formatted(name, members()));
    }

    void wrongType(String error) {
        faults.type(path, error);
    }

    void wrong(String error) {
        faults.meaning(path, error);
    }

    /// Names only: values may be secrets.
    private String members() {
        return StreamSupport.stream(node.properties().spliterator(), false)
                .map(Map.Entry::getKey)
                .limit(20)
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
