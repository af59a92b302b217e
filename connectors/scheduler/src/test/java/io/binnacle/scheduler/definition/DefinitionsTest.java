package io.binnacle.scheduler.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What comes in is completed, and comes out as Marathon 1.8 writes it.
final class DefinitionsTest {
    static final Instant NOW = Instant.parse("2024-01-02T00:00:00Z");

    static AppDefinition read(String json) throws InvalidDefinition {
        return Definitions.read(Definitions.parse(json.replace('\'', '"')), PathId.ROOT, NOW);
    }

    private static String written(String json) throws InvalidDefinition {
        return AppJson.write(read(json), AppJson.Form.STANDARD).toString().replace('"', '\'');
    }

    @Test
    void theTalksAppIsTakenAsItIs() throws InvalidDefinition {
        assertThat(written("""
                        {'id':'/webserver','instances':5,'cpus':0.1,'mem':128,
                         'container':{'type':'DOCKER','docker':{'image':'nginx:1.9','network':'BRIDGE',
                           'portMappings':[{'containerPort':80,'hostPort':0}]}},
                         'upgradeStrategy':{'minimumHealthCapacity':0.9},'acceptedResourceRoles':['*','slave_public']}
                        """))
                .isEqualTo(
                        "{'id':'/webserver','cpus':0.1,'mem':128,'disk':0,'gpus':0,'executor':'','instances':5,"
                                + "'container':{'type':'DOCKER','docker':{'image':'nginx:1.9','forcePullImage':false,"
                                + "'privileged':false,'parameters':[]},'volumes':[],'portMappings':[{'containerPort':80,"
                                + "'hostPort':0,'labels':{},'protocol':'tcp','servicePort':0}]},"
                                + "'networks':[{'mode':'container/bridge'}],'requirePorts':false,"
                                + "'backoffSeconds':1,'maxLaunchDelaySeconds':300,'killSelection':'YOUNGEST_FIRST',"
                                + "'backoffFactor':1.15,'upgradeStrategy':{'minimumHealthCapacity':0.9,"
                                + "'maximumOverCapacity':1},'unreachableStrategy':{'inactiveAfterSeconds':0,"
                                + "'expungeAfterSeconds':0},'labels':{},'acceptedResourceRoles':['*','slave_public'],"
                                + "'version':'2024-01-02T00:00:00.000Z','versionInfo':{"
                                + "'lastScalingAt':'2024-01-02T00:00:00.000Z','lastConfigChangeAt':'2024-01-02T00:00:00.000Z'}}");
    }

    @Test
    void aCommandAloneIsAnAppOnTheHostsNetwork() throws InvalidDefinition {
        var app = read("{'id':'job','cmd':'sleep 1000'}");
        assertThat(app)
                .isEqualTo(new AppBuilder(PathId.of("/job"), NOW)
                        .cmd(java.util.Optional.of("sleep 1000"))
                        .build());
        assertThat(written("{'id':'job','cmd':'x'}"))
                .contains("'portDefinitions':[{'port':0,'protocol':'tcp','name':'default'}]");
    }

    @Test
    void aPartReplacesFieldsWhole() throws InvalidDefinition {
        var present = read("{'id':'a','cmd':'run','env':{'A':'1','B':'2'},'instances':3,'labels':{'x':'y'}}");
        var merged = Definitions.merge(present, Definitions.parse("{\"env\":{\"C\":\"3\"},\"cpus\":null}"), NOW);
        assertThat(merged).isEqualTo(read("{'id':'a','cmd':'run','env':{'C':'3'},'instances':3,'labels':{'x':'y'}}"));
    }
}
