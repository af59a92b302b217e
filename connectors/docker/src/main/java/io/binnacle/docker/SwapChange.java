package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.craft.Secrets;
import io.binnacle.model.App;
import io.binnacle.model.Container;
import io.binnacle.model.Operation;
import io.binnacle.model.Outlook.Difference;
import io.binnacle.model.Preview;
import io.binnacle.model.Revision;
import io.binnacle.model.Run;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// An app becomes another revision: each instance gives its place to one with other settings.
final class SwapChange implements AppChange {
    private final SwapSources sources;
    private final AppSwap plan;
    private final List<Handing> handings;
    private final String to;

    private SwapChange(SwapSources sources, AppSwap plan, List<Handing> handings, String to) {
        this.sources = sources;
        this.plan = plan;
        this.handings = List.copyOf(handings);
        this.to = to;
    }

    static SwapChange redeploy(SwapSources sources, Operation.Redeploy redeploy) throws NoCopy, IOException {
        var plan = finished(AppSwap.redeploy(sources.around.name(), sources.around.instances()));
        var handings = new ArrayList<Handing>();
        for (var swap : plan.swaps()) {
            var image = redeploy.image().orElse(swap.old().image().reference());
            handings.add(sources.with(swap, image, redeploy.environment(), single(plan)));
        }
        return new SwapChange(sources, plan, handings, handings.getFirst().image());
    }

    static SwapChange rollback(SwapSources sources, Operation.Rollback rollback) throws NoCopy, IOException {
        var plan = finished(AppSwap.rollback(sources.around.name(), sources.around.instances(), rollback.to()));
        if (plan.swaps().isEmpty()) {
            throw new NoCopy("it has changed meanwhile", "look at the picture again");
        }
        var handings = new ArrayList<Handing>();
        for (var swap : plan.swaps()) {
            handings.add(sources.asIn(swap, rollback.to(), single(plan)));
        }
        return new SwapChange(sources, plan, handings, revision(sources, rollback));
    }

    private static boolean single(AppSwap plan) {
        return plan.swaps().size() + plan.same().size() == 1;
    }

    private static AppSwap finished(AppSwap plan) throws NoCopy {
        if (!plan.strays().isEmpty()) {
            var names =
                    Enumeration.of(plan.strays().stream().map(Container::name).toList());
            throw new NoCopy(
                    names + ", set aside by an earlier change that did not come to its end, still "
                            + (plan.strays().size() == 1 ? "runs" : "run"),
                    "stop " + names + ", or roll back to its revision");
        }
        return plan;
    }

    private static String revision(SwapSources sources, Operation.Rollback rollback) {
        var app = Optional.ofNullable(sources.around.whole().apps().get(rollback.app()));
        var name = app.map(App::revisions).orElse(List.of()).stream()
                .filter(one -> one.id().equals(rollback.to()))
                .map(Revision::name)
                .findFirst()
                .orElse(rollback.to().value());
        return name
                + sources.madeBy(rollback.to())
                        .map(who -> " (made by " + who + ")")
                        .orElse("");
    }

    @Override
    public String basis() {
        var images = handings.stream()
                .map(handing -> {
                    try {
                        return handing.image() + " " + sources.imageId(handing.image());
                    } catch (NoCopy | IOException unknown) {
                        return handing.image() + " unknown";
                    }
                })
                .distinct()
                .collect(Collectors.joining("|"));
        return plan.basis() + "\n" + images;
    }

    @Override
    public Preview preview(Instant now) throws NoCopy, IOException {
        return new SwapPreview(sources.around, plan, handings, to, sources.missing(handings), differences())
                .make(now, basis());
    }

    private List<Difference> differences() throws NoCopy, IOException {
        var first = handings.getFirst();
        var secrets = Secrets.ofThisProcess();
        var before = Written.of(first.old(), secrets);
        if (first.swap().kept().isEmpty() && sources.image(first.image()).isEmpty()) {
            return List.of(Difference.of("image", first.swap().old().image().reference(), first.image()));
        }
        var found = new ArrayList<>(SpecDifferences.between(before, Written.of(after(first), secrets)));
        var ids = new String[] {first.old().path("Image").asText(""), afterId(first)};
        if (found.stream().noneMatch(one -> one.field().equals("image")) && !ids[0].equals(ids[1])) {
            found.addFirst(Difference.of("content of the image", shortened(ids[0]), shortened(ids[1])));
        }
        found.addAll(SpecDifferences.secrets(
                first.swap().old(), first.swap().kept().or(() -> first.swap().pattern())));
        return found;
    }

    private JsonNode after(Handing handing) throws NoCopy, IOException {
        if (handing.requiredId().isPresent() || handing.swap().kept().isPresent()) {
            return handing.settings();
        }
        var settings = (ObjectNode) handing.settings().deepCopy();
        var image = sources.image(handing.image()).orElseThrow();
        settings.set("Config", Own.with(settings.path("Config"), image.path("Config")));
        return settings;
    }

    private String afterId(Handing handing) throws NoCopy, IOException {
        return handing.swap().kept().isPresent()
                ? handing.settings().path("Image").asText("")
                : sources.imageId(handing.image());
    }

    private static String shortened(String id) {
        var bare = SameImage.bare(id);
        return bare.substring(0, Math.min(12, bare.length()));
    }

    @Override
    public Run run(Preview preview, RunTelling telling) throws NoCopy, IOException {
        for (var image : sources.missing(handings)) {
            telling.running("Waiting until the host has fetched " + image);
            sources.pull.fetch(image);
            sources.forget(image);
        }
        for (var handing : handings) {
            sources.requireImage(handing);
        }
        telling.running(preview.summary());
        return new SwapRun(sources, plan, handings, to, telling).run();
    }
}
