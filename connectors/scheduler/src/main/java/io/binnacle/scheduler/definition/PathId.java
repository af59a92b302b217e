package io.binnacle.scheduler.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The absolute, normalised path of an app or a group: `/shop/web`; the root is `/`.
///
/// Paths are compared, looked up and written by the thousand for each write, so the text is made once.
public final class PathId implements Comparable<PathId> {
    public static final PathId ROOT = new PathId(List.of());

    private final List<String> segments;
    private final String text;

    public PathId(List<String> segments) {
        this.segments = List.copyOf(segments);
        this.text = "/" + String.join("/", segments);
    }

    public List<String> segments() {
        return segments;
    }

    /// Of text that is absolute and known to be good, such as what [#toString] wrote.
    public static PathId of(String absolute) {
        return new PathId(
                List.of(absolute.split("/")).stream().filter(s -> !s.isEmpty()).toList());
    }

    public boolean root() {
        return segments.isEmpty();
    }

    /// @throws IllegalStateException for the root, which stands in nothing
    public PathId parent() {
        if (root()) {
            throw new IllegalStateException("the root stands in no group");
        }
        return new PathId(segments.subList(0, segments.size() - 1));
    }

    public PathId child(String segment) {
        return new PathId(java.util.stream.Stream.concat(segments.stream(), java.util.stream.Stream.of(segment))
                .toList());
    }

    /// Whether this is that group, or stands somewhere below it.
    public boolean within(PathId group) {
        return segments.size() >= group.segments.size()
                && segments.subList(0, group.segments.size()).equals(group.segments);
    }

    @Override
    public int compareTo(PathId other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof PathId other && text.equals(other.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
