package io.binnacle.scheduler.definition;

import io.binnacle.craft.Secrets;
import io.binnacle.model.EnvironmentVariable;
import io.binnacle.scheduler.definition.AppDefinition.Containerisation;
import io.binnacle.scheduler.definition.AppDefinition.DockerImage;
import io.binnacle.scheduler.definition.AppDefinition.EnvValue;
import io.binnacle.scheduler.definition.AppDefinition.Fetch;
import io.binnacle.scheduler.definition.AppDefinition.HealthCheck;
import io.binnacle.scheduler.definition.AppDefinition.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Hides what looks like a secret in an app's free text, for those who read about apps and do not write them. Nothing
/// else changes: each list and map keeps its size and its names.
public final class Masked {
    private static final Secrets SECRETS = Secrets.ofThisProcess();

    private Masked() {}

    public static AppDefinition of(AppDefinition app) {
        return app.edit()
                .cmd(app.cmd().map(SECRETS::text))
                .args(SECRETS.command(app.args()))
                .env(environment(app.env()))
                .labels(SECRETS.labels(app.labels()))
                .container(app.container().map(Masked::container))
                .fetch(app.fetch().stream().map(Masked::fetch).toList())
                .healthChecks(app.healthChecks().stream().map(Masked::check).toList())
                .build();
    }

    private static Map<String, EnvValue> environment(Map<String, EnvValue> env) {
        var shown = new LinkedHashMap<>(env);
        shown.replaceAll((name, value) -> switch (value) {
            case EnvValue.Plain plain -> new EnvValue.Plain(value(name, plain.value()));
            case EnvValue.Secret secret -> secret;
        });
        return shown;
    }

    private static String value(String name, String value) {
        return SECRETS.secret(name, value) ? EnvironmentVariable.MASK : value;
    }

    private static Containerisation container(Containerisation container) {
        return new Containerisation(
                container.type(),
                container.docker().map(Masked::image),
                container.volumes(),
                container.portMappings(),
                container.linuxInfo());
    }

    private static DockerImage image(DockerImage docker) {
        return new DockerImage(
                docker.image(),
                docker.forcePullImage(),
                docker.privileged(),
                docker.parameters().stream().map(Masked::parameter).toList(),
                docker.pullSecret());
    }

    /// `env` with `DB_PASSWORD=x` is named by its value.
    private static Parameter parameter(Parameter parameter) {
        var word = SECRETS.command(List.of(parameter.value())).getFirst();
        return new Parameter(parameter.key(), value(parameter.key(), word));
    }

    private static Fetch fetch(Fetch fetch) {
        return new Fetch(
                SECRETS.text(fetch.uri()), fetch.extract(), fetch.executable(), fetch.cache(), fetch.destPath());
    }

    private static HealthCheck check(HealthCheck check) {
        return new HealthCheck(
                check.protocol(),
                check.path(),
                check.portIndex(),
                check.port(),
                check.command().map(SECRETS::text),
                check.gracePeriod(),
                check.interval(),
                check.timeout(),
                check.maxConsecutiveFailures(),
                check.delay(),
                check.ignoreHttp1xx(),
                check.ipv6());
    }
}
