package io.binnacle.scheduler.api;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What is told of each app beyond its definition.
enum Embed {
    COUNTS("counts"),
    TASKS("tasks"),
    DEPLOYMENTS("deployments"),
    READINESS("readiness"),
    LAST_TASK_FAILURE("lastTaskFailure"),
    TASK_STATS("taskStats");

    private static final List<String> PREFIXES = List.of("group.apps.", "apps.", "app.");

    private final String word;

    Embed(String word) {
        this.word = word;
    }

    /// Whoever asks for tasks is told of deployments too. Unknown words mean nothing.
    static Set<Embed> of(List<String> words, Set<Embed> always) {
        var embeds = EnumSet.noneOf(Embed.class);
        embeds.addAll(always);
        for (var text : words) {
            var word = plain(text);
            if (word.equals("failures")) {
                embeds.addAll(Set.of(TASKS, LAST_TASK_FAILURE, DEPLOYMENTS));
            }
            Arrays.stream(values()).filter(embed -> embed.word.equals(word)).forEach(embeds::add);
        }
        if (embeds.contains(TASKS)) {
            embeds.add(DEPLOYMENTS);
        }
        return embeds;
    }

    private static String plain(String text) {
        return PREFIXES.stream()
                .filter(text::startsWith)
                .findFirst()
                .map(prefix -> text.substring(prefix.length()))
                .orElse(text);
    }
}
