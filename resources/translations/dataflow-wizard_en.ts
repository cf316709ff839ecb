<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CaFileText</name>
    <message numerus="yes">
        <source>%n certificate(s)</source>
        <translation>
            <numerusform>%n certificate</numerusform>
            <numerusform>%n certificates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n certificate(s) in it have expired. Ask who runs your network for a newer file.</source>
        <translation>
            <numerusform>The certificate in it has expired. Ask who runs your network for a newer file.</numerusform>
            <numerusform>All %n certificates in it have expired. Ask who runs your network for a newer file.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DryRunText</name>
    <message numerus="yes">
        <source>Data Prep accepts %n mapping row(s).</source>
        <translation>
            <numerusform>Data Prep accepts the %n mapping row.</numerusform>
            <numerusform>Data Prep accepts all %n mapping rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample row(s) pass the mapping without gaps.</source>
        <translation>
            <numerusform>%n sample row passes the mapping without gaps.</numerusform>
            <numerusform>%n sample rows pass the mapping without gaps.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample row(s) pass the mapping with gaps.</source>
        <translation>
            <numerusform>%n sample row passes the mapping with gaps.</numerusform>
            <numerusform>%n sample rows pass the mapping with gaps.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not checked</source>
        <translation>
            <numerusform>%n not checked</numerusform>
            <numerusform>%n not checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fine</source>
        <translation>
            <numerusform>%n fine</numerusform>
            <numerusform>%n fine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) are there, with the types the plan knows.</source>
        <translation>
            <numerusform>%n column is there, with the type the plan knows.</numerusform>
            <numerusform>%n columns are there, with the types the plan knows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewText</name>
    <message numerus="yes">
        <source>%n value(s) left empty</source>
        <translation>
            <numerusform>%n value left empty</numerusform>
            <numerusform>%n values left empty</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) only Platform can tell</source>
        <translation>
            <numerusform>%n value only Platform can tell</numerusform>
            <numerusform>%n values only Platform can tell</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::cli::RunCommand</name>
    <message numerus="yes">
        <source>Dataflow created. Waiting for its first run, %n second(s) at most.</source>
        <translation>
            <numerusform>Dataflow created. Waiting for its first run, %n second at most.</numerusform>
            <numerusform>Dataflow created. Waiting for its first run, %n seconds at most.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::BulkDialog</name>
    <message numerus="yes">
        <source>Appl&amp;y to %n row(s)</source>
        <translation>
            <numerusform>Appl&amp;y to %n row</numerusform>
            <numerusform>Appl&amp;y to %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) would change.</source>
        <translation>
            <numerusform>%n row would change.</numerusform>
            <numerusform>%n rows would change.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them would take a field from another row and are not ticked.</source>
        <translation>
            <numerusform>%n of them would take a field from another row and is not ticked.</numerusform>
            <numerusform>%n of them would take a field from another row and are not ticked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them would name a field the schema does not have.</source>
        <translation>
            <numerusform>%n of them would name a field the schema does not have.</numerusform>
            <numerusform>%n of them would name a field the schema does not have.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::CanvasGutter</name>
    <message numerus="yes">
        <source>↑ %n go above</source>
        <translation>
            <numerusform>↑ %n goes above</numerusform>
            <numerusform>↑ %n go above</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>↑ %n from above</source>
        <translation>
            <numerusform>↑ %n from above</numerusform>
            <numerusform>↑ %n from above</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>↓ %n go below</source>
        <translation>
            <numerusform>↓ %n goes below</numerusform>
            <numerusform>↓ %n go below</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>↓ %n from below</source>
        <translation>
            <numerusform>↓ %n from below</numerusform>
            <numerusform>↓ %n from below</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::ColumnPane</name>
    <message numerus="yes">
        <source>%1 filled, %n different value(s) in the sample</source>
        <translation>
            <numerusform>%1 filled, %n different value in the sample</numerusform>
            <numerusform>%1 filled, %n different values in the sample</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::CreatedCard</name>
    <message numerus="yes">
        <source>%n field group(s)</source>
        <translation>
            <numerusform>%n field group</numerusform>
            <numerusform>%n field groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) of your own</source>
        <translation>
            <numerusform>%n field of your own</numerusform>
            <numerusform>%n fields of your own</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Field group %1, %n field(s)</source>
        <translation>
            <numerusform>Field group %1, %n field</numerusform>
            <numerusform>Field group %1, %n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::DraftCard</name>
    <message numerus="yes">
        <source>%n column(s) mapped</source>
        <translation>
            <numerusform>%n column mapped</numerusform>
            <numerusform>%n columns mapped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) chosen</source>
        <translation>
            <numerusform>%n column chosen</numerusform>
            <numerusform>%n columns chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older one(s) follow when these are gone.</source>
        <translation>
            <numerusform>%n older one follows when these are gone.</numerusform>
            <numerusform>%n older ones follow when these are gone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::DrillDialog</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>once</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::DryRunCard</name>
    <message numerus="yes">
        <source>%n warning(s), as under “Before you go on”.</source>
        <translation>
            <numerusform>%n warning, as under “Before you go on”.</numerusform>
            <numerusform>%n warnings, as under “Before you go on”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::FailureView</name>
    <message numerus="yes">
        <source>%n thing(s) made by this run exist, with their IDs above.</source>
        <translation>
            <numerusform>%n thing made by this run exists, with its ID above.</numerusform>
            <numerusform>%n things made by this run exist, with their IDs above.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::FieldGroupsPane</name>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::FieldPane</name>
    <message numerus="yes">
        <source>%n mapped inside</source>
        <translation>
            <numerusform>%n mapped inside</numerusform>
            <numerusform>%n mapped inside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inside</source>
        <translation>
            <numerusform>%n inside</numerusform>
            <numerusform>%n inside</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::FieldsCard</name>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::FindReplaceDialog</name>
    <message numerus="yes">
        <source>Replace “%1” in %n row(s)</source>
        <translation>
            <numerusform>Replace “%1” in %n row</numerusform>
            <numerusform>Replace “%1” in %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::Frame</name>
    <message numerus="yes">
        <source>%n thing(s) to fix</source>
        <translation>
            <numerusform>%n thing to fix</numerusform>
            <numerusform>%n things to fix</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::ImportDialog</name>
    <message numerus="yes">
        <source>%n more line(s) cannot be read.</source>
        <translation>
            <numerusform>%n more line cannot be read.</numerusform>
            <numerusform>%n more lines cannot be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Apply %n row(s)</source>
        <translation>
            <numerusform>&amp;Apply %n row</numerusform>
            <numerusform>&amp;Apply %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n row(s) from a file</source>
        <translation>
            <numerusform>Take %n row from a file</numerusform>
            <numerusform>Take %n rows from a file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste %n row(s)</source>
        <translation>
            <numerusform>Paste %n row</numerusform>
            <numerusform>Paste %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n row(s) from a mapping set</source>
        <translation>
            <numerusform>Take %n row from a mapping set</numerusform>
            <numerusform>Take %n rows from a mapping set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n row(s) from a dataflow</source>
        <translation>
            <numerusform>Take %n row from a dataflow</numerusform>
            <numerusform>Take %n rows from a dataflow</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::InterruptedCard</name>
    <message numerus="yes">
        <source>%n thing(s) made</source>
        <translation>
            <numerusform>%n thing made</numerusform>
            <numerusform>%n things made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more follow(s) when these are settled.</source>
        <translation>
            <numerusform>%n more follows when these are settled.</numerusform>
            <numerusform>%n more follow when these are settled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) that an earlier form of its plan had made could not be removed yet.</source>
        <translation>
            <numerusform>%n thing that an earlier form of its plan had made could not be removed yet.</numerusform>
            <numerusform>%n things that an earlier form of its plan had made could not be removed yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more may have been made.</source>
        <translation>
            <numerusform>%n more may have been made.</numerusform>
            <numerusform>%n more may have been made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more that may have been made</source>
        <translation>
            <numerusform>and %n more that may have been made</numerusform>
            <numerusform>and %n more that may have been made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) that may have been made</source>
        <translation>
            <numerusform>%n thing that may have been made</numerusform>
            <numerusform>%n things that may have been made</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::LineDetail</name>
    <message numerus="yes">
        <source>%n rows selected</source>
        <translation>
            <numerusform>%n row selected</numerusform>
            <numerusform>%n rows selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::MappingModel</name>
    <message numerus="yes">
        <source>Take the fields off %n row(s)</source>
        <translation>
            <numerusform>Take the fields off %n row</numerusform>
            <numerusform>Take the fields off %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::MappingPage</name>
    <message numerus="yes">
        <source>%n row(s), </source>
        <translation>
            <numerusform>%n row, </numerusform>
            <numerusform>%n rows, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n to look at</numerusform>
            <numerusform>%n to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::MoveTargetsDialog</name>
    <message numerus="yes">
        <source>Move %n field(s) below %1</source>
        <translation>
            <numerusform>Move %n field below %1</numerusform>
            <numerusform>Move %n fields below %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::OwnFieldsPane</name>
    <message numerus="yes">
        <source>Add %n more column(s)</source>
        <translation>
            <numerusform>Add %n more column</numerusform>
            <numerusform>Add %n more columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::PauseText</name>
    <message numerus="yes">
        <source>Trying again in %n second(s), at %1.</source>
        <translation>
            <numerusform>Trying again in %n second, at %1.</numerusform>
            <numerusform>Trying again in %n seconds, at %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking for it in %n second(s), at %1.</source>
        <translation>
            <numerusform>Looking for it in %n second, at %1.</numerusform>
            <numerusform>Looking for it in %n seconds, at %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::ProblemBar</name>
    <message numerus="yes">
        <source>%n things to fix</source>
        <translation>
            <numerusform>%n thing to fix</numerusform>
            <numerusform>%n things to fix</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things to fix before %1</source>
        <translation>
            <numerusform>%n thing to fix before %1</numerusform>
            <numerusform>%n things to fix before %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::RepairBar</name>
    <message numerus="yes">
        <source>%n row(s) name a column or a field that is no longer there.</source>
        <translation>
            <numerusform>%n row names a column or a field that is no longer there.</numerusform>
            <numerusform>%n rows name a column or a field that is no longer there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n of them something very much like it is.</source>
        <translation>
            <numerusform>For %n of them something very much like it is.</numerusform>
            <numerusform>For %n of them something very much like it is.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::RequestDock</name>
    <message numerus="yes">
        <source>%n headers, secrets left out</source>
        <translation>
            <numerusform>%n header, secrets left out</numerusform>
            <numerusform>%n headers, secrets left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::ReviewPage</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n formula(s)</source>
        <translation>
            <numerusform>%n formula</numerusform>
            <numerusform>%n formulas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) without a field</source>
        <translation>
            <numerusform>%n column without a field</numerusform>
            <numerusform>%n columns without a field</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n condition(s)</source>
        <translation>
            <numerusform>%n condition</numerusform>
            <numerusform>%n conditions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::RollbackView</name>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n removed</numerusform>
            <numerusform>%n removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) and do(es) no harm</source>
        <translation>
            <numerusform>%n stays and does no harm</numerusform>
            <numerusform>%n stay and do no harm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to go</source>
        <translation>
            <numerusform>%n to go</numerusform>
            <numerusform>%n to go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::RowActions</name>
    <message numerus="yes">
        <source>Repair %n row(s)</source>
        <translation>
            <numerusform>Repair %n row</numerusform>
            <numerusform>Repair %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Turn %n row(s) into formulas</source>
        <translation>
            <numerusform>Turn %n row into formulas</numerusform>
            <numerusform>Turn %n rows into formulas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Turn %n row(s) into columns</source>
        <translation>
            <numerusform>Turn %n row into columns</numerusform>
            <numerusform>Turn %n rows into columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::RunDesk</name>
    <message numerus="yes">
        <source>Remove the %n thing(s) this run made?</source>
        <translation>
            <numerusform>Remove the one thing this run made?</numerusform>
            <numerusform>Remove the %n things this run made?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n thing(s)</source>
        <translation>
            <numerusform>Remove it</numerusform>
            <numerusform>Remove %n things</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove the %n thing(s) this run may have made?</source>
        <translation>
            <numerusform>Remove the one thing this run may have made?</numerusform>
            <numerusform>Remove the %n things this run may have made?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove the %n thing(s) this run made or may have made?</source>
        <translation>
            <numerusform>Remove the one thing this run made or may have made?</numerusform>
            <numerusform>Remove the %n things this run made or may have made?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %n thing(s)</source>
        <translation>
            <numerusform>Keep it</numerusform>
            <numerusform>Keep them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::RunPage</name>
    <message numerus="yes">
        <source>%n made</source>
        <translation>
            <numerusform>%n made</numerusform>
            <numerusform>%n made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reused</source>
        <translation>
            <numerusform>%n reused</numerusform>
            <numerusform>%n reused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) in %1</source>
        <translation>
            <numerusform>%n step in %1</numerusform>
            <numerusform>%n steps in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::SchedulePage</name>
    <message numerus="yes">
        <source>Best of %n candidate(s).</source>
        <translation>
            <numerusform>Best of %n candidate.</numerusform>
            <numerusform>Best of %n candidates.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::SchemaChooser</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::SuggestBar</name>
    <message numerus="yes">
        <source>Accept %n suggestion(s)</source>
        <translation>
            <numerusform>Accept %n suggestion</numerusform>
            <numerusform>Accept %n suggestions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s)</source>
        <translation>
            <numerusform>%n suggestion</numerusform>
            <numerusform>%n suggestions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n more below</source>
        <translation>
            <numerusform>, %n more below</numerusform>
            <numerusform>, %n more below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::TimeText</name>
    <message numerus="yes">
        <source>Every %n minute(s)</source>
        <translation>
            <numerusform>Every %n minute</numerusform>
            <numerusform>Every %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n hour(s)</source>
        <translation>
            <numerusform>Every %n hour</numerusform>
            <numerusform>Every %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n day(s)</source>
        <translation>
            <numerusform>Every %n day</numerusform>
            <numerusform>Every %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n week(s)</source>
        <translation>
            <numerusform>Every %n week</numerusform>
            <numerusform>Every %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) ago</source>
        <translation>
            <numerusform>%n week ago</numerusform>
            <numerusform>%n weeks ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) ago</source>
        <translation>
            <numerusform>%n month ago</numerusform>
            <numerusform>%n months ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) ago</source>
        <translation>
            <numerusform>%n year ago</numerusform>
            <numerusform>%n years ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dfw::ui::UndoText</name>
    <message numerus="yes">
        <source>at least %n row(s)</source>
        <translation>
            <numerusform>at least %n row</numerusform>
            <numerusform>at least %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
</TS>
