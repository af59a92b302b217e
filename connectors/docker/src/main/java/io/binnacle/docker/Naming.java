package io.binnacle.docker;

import io.binnacle.model.AppId;
import io.binnacle.model.ImageRef;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Which app a container belongs to, told from its labels, else from its image and name.
///
/// @param origin how we know, in words
record Naming(AppId id, String name, Optional<String> group, String origin) {
    static final String PROJECT = "com.docker.compose.project";
    static final String SERVICE = "com.docker.compose.service";
    static final String SWARM_SERVICE = "com.docker.swarm.service.name";
    static final String STACK = "com.docker.stack.namespace";
    private static final Pattern NUMBER = Pattern.compile("(.*[a-zA-Z].*?)[-_.][0-9]+$");
    private static final Pattern UUID =
            Pattern.compile("(.*[a-zA-Z].*?)[-_.][0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");
    private static final Pattern RANDOM = Pattern.compile(
            "(.*[a-zA-Z].*?)[-_.](?=[a-z0-9-]*[0-9])" + "([0-9a-f]{8,}|[a-z0-9]{8,10}-[a-z0-9]{5}|[a-z0-9]{20,})$");
    private static final Pattern TWO_WORDS = Pattern.compile("([a-z]+)_[a-z]+[0-9]?");

    static Naming of(String containerName, ImageRef image, Map<String, String> labels) {
        var project = labels.getOrDefault(PROJECT, "");
        var service = labels.getOrDefault(SERVICE, "");
        if (!project.isBlank() && !service.isBlank()) {
            return new Naming(
                    new AppId(project + "/" + service), service, Optional.of(project), "Compose project " + project);
        }
        var swarm = labels.getOrDefault(SWARM_SERVICE, "");
        return swarm.isBlank() ? ofImage(containerName, image) : ofSwarm(swarm, labels.getOrDefault(STACK, ""));
    }

    static Naming ofSwarm(String service, String stack) {
        var group = stack.isBlank() ? Optional.<String>empty() : Optional.of(stack);
        var name =
                stack.isBlank() || !service.startsWith(stack + "_") ? service : service.substring(stack.length() + 1);
        var id = stack.isBlank() ? service : stack + "/" + name;
        return new Naming(new AppId(id), name.isBlank() ? service : name, group, "Swarm service " + service);
    }

    private static Naming ofImage(String containerName, ImageRef image) {
        var repository = image.shortName();
        var named = !repository.isBlank() && !image.reference().startsWith("sha256:");
        var name = named && madeUp(containerName) ? repository : stem(containerName);
        var id = named ? repository + "~" + name : name;
        return new Naming(new AppId(id), name, Optional.empty(), "image and name");
    }

    /// The name without what tells one replica from another: `web-1`, `web_2`, `web.3`, `web-7f9c6d5b8-x2x4z`.
    static String stem(String name) {
        for (var pattern : new Pattern[] {UUID, RANDOM, NUMBER}) {
            var match = pattern.matcher(name);
            if (match.matches()) {
                return match.group(1);
            }
        }
        return name;
    }

    /// Whether the engine made the name up, like `peaceful_goldwasser`, so that it tells nothing.
    private static boolean madeUp(String name) {
        var match = TWO_WORDS.matcher(name);
        return match.matches() && ADJECTIVES.contains(match.group(1));
    }

    /// From which Docker and Podman make up names.
    private static final Set<String> ADJECTIVES = Set.of("""
            admiring adoring affectionate agitated amazing angry awesome beautiful blissful bold boring brave busy \
            charming clever compassionate competent condescending confident cool cranky crazy dazzling determined \
            distracted dreamy eager ecstatic elastic elated elegant eloquent epic exciting fervent festive flamboyant \
            focused friendly frosty funny gallant gifted goofy gracious great happy hardcore heuristic hopeful hungry \
            infallible inspiring intelligent interesting jolly jovial keen kind laughing loving lucid magical \
            modest musing mystifying naughty nervous nice nifty nostalgic objective optimistic peaceful pedantic \
            pensive practical priceless quirky quizzical recursing relaxed reverent romantic sad serene sharp silly \
            sleepy stoic strange stupefied suspicious sweet tender thirsty trusting unruffled upbeat vibrant \
            vigilant vigorous wizardly wonderful xenodochial youthful zealous zen""".split(" +"));
}
