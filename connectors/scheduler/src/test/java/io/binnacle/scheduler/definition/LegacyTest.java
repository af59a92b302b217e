package io.binnacle.scheduler.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What clients of 2016 send means the same as what those of today do, and loose writing is taken for what it means.
final class LegacyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'cmd':'x','ports':[0,8080]|'cmd':'x','portDefinitions':[{'port':0,'name':'default'},{'port':8080}]",
                "'cmd':'x','ports':[]|'cmd':'x','portDefinitions':[]",
                "'cmd':'x','uris':['http://a/x.tar.gz?v=1','http://a/y']|'cmd':'x','fetch':[{'uri':'http://a/x.tar.gz?v=1'},{'uri':'http://a/y','extract':false}]",
                "'cmd':'x','uris':[]|'cmd':'x'",
                "'container':{'docker':{'image':'i','network':'HOST'}}|'container':{'docker':{'image':'i'}},'networks':[{'mode':'host'}]",
                "'container':{'docker':{'image':'i','network':'bridge'}}|'container':{'docker':{'image':'i'},'portMappings':[{'name':'default','hostPort':0}]},'networks':[{'mode':'container/bridge'}]",
                "'container':{'docker':{'image':'i','network':'BRIDGE','portMappings':[{'containerPort':80}]}}|'container':{'docker':{'image':'i'},'portMappings':[{'containerPort':80,'hostPort':0}]},'networks':[{'mode':'container/bridge'}]",
                "'container':{'docker':{'image':'i','network':'HOST','portMappings':[{'containerPort':80}]}}|'container':{'docker':{'image':'i'}}",
                "'container':{'docker':{'image':'i','network':'BRIDGE','portMappings':[{'containerPort':80}]}},'ports':[10000]|'container':{'docker':{'image':'i'},'portMappings':[{'containerPort':80,'hostPort':0}]},'networks':[{'mode':'container/bridge'}]",
                "'container':{'docker':{'image':'i','network':'USER'}},'ipAddress':{'networkName':'n','labels':{'l':'v'}}|'container':{'docker':{'image':'i'}},'networks':[{'name':'n','labels':{'l':'v'}}]",
                "'cmd':'x','ipAddress':{'networkName':'n','discovery':{'ports':[{'number':80,'name':'http','protocol':'tcp'}]}}|'cmd':'x','container':{'type':'MESOS','portMappings':[{'containerPort':80,'name':'http'}]},'networks':[{'name':'n'}]",
                "'cmd':'x'|'cmd':'x','networks':[{'mode':'host'}],'portDefinitions':[{'port':0,'protocol':'tcp','name':'default'}]",
                "'cmd':'x','cpus':null,'colour':'red'|'cmd':'x','cpus':1.0",
                "'cmd':'x','instances':2.0|'cmd':'x','instances':2",
                "'cmd':'x','upgradeStrategy':{'minimumHealthCapacity':0.5}|'cmd':'x','upgradeStrategy':{'minimumHealthCapacity':0.50,'maximumOverCapacity':1}",
                "'cmd':'x','constraints':[['hostname','unique']]|'cmd':'x','constraints':[['hostname','UNIQUE']]",
                "'cmd':'x','killSelection':'oldest_first'|'cmd':'x','killSelection':'OLDEST_FIRST'",
                "'cmd':'x','acceptedResourceRoles':[]|'cmd':'x'",
                "'cmd':'x','container':{'docker':{'image':'i'},'portMappings':[{'containerPort':80}]}|'cmd':'x','container':{'docker':{'image':'i'}}",
                "'cmd':'x','healthChecks':[{'path':'/h'}]|'cmd':'x','healthChecks':[{'path':'/h','portIndex':0,'protocol':'http'}]",
                "'cmd':'x','networks':[{'mode':'container/bridge'}],'requirePorts':true|'cmd':'x','networks':[{'mode':'Container/Bridge'}]",
                "'cmd':'x','dependencies':['b','/c/d','/c/../e']|'cmd':'x','dependencies':['/b','/c/d','/e']",
                "'cmd':'x','labels':{'MARATHON_SINGLE_INSTANCE_APP':'true'}|'cmd':'x','labels':{'MARATHON_SINGLE_INSTANCE_APP':'true'},'upgradeStrategy':{'minimumHealthCapacity':0,'maximumOverCapacity':0}",
                "'cmd':'x','residency':{}|'cmd':'x','residency':{'taskLostBehavior':'WAIT_FOREVER','relaunchEscalationTimeoutSeconds':3600},'unreachableStrategy':'disabled','upgradeStrategy':{'minimumHealthCapacity':0.5,'maximumOverCapacity':0}",
            })
    void meansTheSameAs(String loose, String exact) throws InvalidDefinition {
        assertThat(DefinitionsTest.read("{'id':'/a'," + loose + "}"))
                .isEqualTo(DefinitionsTest.read("{'id':'//a/'," + exact + "}"));
    }

    @Test
    void whatAnOldClientIsAnsweredItMaySendBack() throws InvalidDefinition {
        for (var body : new String[] {
            "{'id':'a','container':{'docker':{'image':'i','network':'BRIDGE','portMappings':[{'containerPort':80}]}}}",
            "{'id':'a','cmd':'x','uris':['http://a/b.zip'],'ports':[80,81]}",
            "{'id':'a','container':{'docker':{'image':'i','network':'USER'}},'ipAddress':{'networkName':'n'}}",
        }) {
            var app = DefinitionsTest.read(body);
            var answered = AppJson.write(app, new AppJson.Form(true, false));
            assertThat(Definitions.read(answered, PathId.ROOT, DefinitionsTest.NOW))
                    .isEqualTo(app);
            assertThat(Definitions.merge(app, answered, DefinitionsTest.NOW)).isEqualTo(app);
        }
    }

    @Test
    void oldFormsOfAPartReplaceWhatIsStoredInNewOnes() throws InvalidDefinition {
        var host =
                DefinitionsTest.read("{'id':'a','container':{'docker':{'image':'i'}},'portDefinitions':[{'port':80}]}");
        var bridged = merged(host, "{'container':{'docker':{'image':'i','network':'BRIDGE'}}}");
        assertThat(bridged)
                .isEqualTo(DefinitionsTest.read("{'id':'a','container':{'docker':{'image':'i','network':'BRIDGE'}}}"));
        assertThat(merged(bridged, "{'ports':[80]}")).isEqualTo(bridged);
        assertThat(merged(bridged, "{'networks':[{'mode':'host'}]}"))
                .isEqualTo(DefinitionsTest.read("{'id':'a','container':{'docker':{'image':'i'}}}"));
        assertThat(merged(host, "{'ports':[81]}").portDefinitions().getFirst().port())
                .isEqualTo(81);
    }

    private static AppDefinition merged(AppDefinition present, String part) throws InvalidDefinition {
        return Definitions.merge(present, Definitions.parse(part.replace('\'', '"')), DefinitionsTest.NOW);
    }
}
