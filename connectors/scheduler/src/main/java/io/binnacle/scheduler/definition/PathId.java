package io.binnacle.scheduler.definition;

import java.util.List;

/// The absolute, normalised path of an app or a group: `/shop/web`; the root is `/`.
public record PathId(List<String> segments) implements Comparable<PathId> {
    public static final PathId ROOT = new PathId(List.of());

    public PathId {
        segments = List.copyOf(segments);
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

    /// As their texts compare, without making them: paths are compared by the thousand for each write.
    @Override
    public int compareTo(PathId other) {
        int common = Math.min(segments.size(), other.segments.size());
        for (int i = 0; i < common; i++) {
            int order = compare(i, other);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(segments.size(), other.segments.size());
    }

    private int compare(int at, PathId other) {
        String mine = segments.get(at);
        String theirs = other.segments.get(at);
        if (mine.length() > theirs.length() && mine.startsWith(theirs)) {
            return -next(other, at, mine.charAt(theirs.length()));
        }
        return theirs.length() > mine.length() && theirs.startsWith(mine)
                ? next(this, at, theirs.charAt(mine.length()))
                : mine.compareTo(theirs);
    }

    /// How the path whose segment has ended compares with one that goes on with this character.
    private static int next(PathId ended, int at, char goesOn) {
        return at + 1 == ended.segments.size() ? -1 : Character.compare('/', goesOn);
    }

    @Override
    public String toString() {
        return "/" + String.join("/", segments);
    }
}
