package io.binnacle.scheduler.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the path of an app or a group as people write it: relative or absolute, with `..` and with slashes too many.
final class PathText {
    /// Between two dots of a segment.
    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?");

    private static final Set<String> RESERVED = Set.of("restart", "tasks", "versions");
    private static final int MAX_LENGTH = 1024;
    private static final int MAX_SEGMENTS = 64;

    private PathText() {}

    /// Resolved from `base` unless it begins with a slash; the root when it is wrong.
    static PathId resolve(Spot spot, PathId base) {
        var text = spot.text();
        spot.length(0, MAX_LENGTH);
        var segments =
                Arrays.stream(text.split("/", -1)).filter(s -> !s.isEmpty()).toList();
        if (text.length() > MAX_LENGTH || !segments.stream().allMatch(PathText::allowed)) {
            spot.wrongType("error.pattern");
            return PathId.ROOT;
        }
        return bounded(spot, walk(text.startsWith("/") ? PathId.ROOT : base, segments));
    }

    /// The path of an app, which has rules of its own.
    static PathId app(Spot spot, PathId base) {
        var id = resolve(spot, base);
        if (id.root()) {
            spot.wrong("must not be root");
            spot.wrong("Path must contain at least one path element");
        }
        if (!id.root() && RESERVED.contains(id.segments().getLast())) {
            spot.wrong("must not end with any of the following reserved keywords: restart, tasks, versions, ., ..");
        }
        return id;
    }

    private static PathId bounded(Spot spot, PathId id) {
        if (id.segments().size() > MAX_SEGMENTS) {
            spot.wrong("must not have more than " + MAX_SEGMENTS + " path elements");
            return PathId.ROOT;
        }
        return id;
    }

    private static PathId walk(PathId base, List<String> segments) {
        var walked = new ArrayList<>(base.segments());
        for (var segment : segments) {
            if (!segment.equals("..")) {
                walked.add(segment);
            } else if (!walked.isEmpty()) {
                walked.removeLast();
            }
        }
        return new PathId(walked);
    }

    private static boolean allowed(String segment) {
        return segment.equals("..")
                || Arrays.stream(segment.split("\\.", -1))
                        .allMatch(label -> LABEL.matcher(label).matches());
    }
}
