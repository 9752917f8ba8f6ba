<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n of your messages not confirmed by all</source>
        <translation>
            <numerusform>%n of your messages not confirmed by all</numerusform>
            <numerusform>%n of your messages not confirmed by all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s) too long: a message holds {most} bytes.</source>
        <translation>
            <numerusform>%Ln byte too long: a message holds {most} bytes.</numerusform>
            <numerusform>%Ln bytes too long: a message holds {most} bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) by {name} are missing here</source>
        <translation>
            <numerusform>%Ln message by {name} is missing here</numerusform>
            <numerusform>%Ln messages by {name} are missing here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Others hold the %n message(s). {name} is no longer a member; they may never come.</source>
        <translation>
            <numerusform>Others hold it. {name} is no longer a member; it may never come.</numerusform>
            <numerusform>Others hold them. {name} is no longer a member; they may never come.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Others hold the %n message(s). They come when {name} sends them again.</source>
        <translation>
            <numerusform>Others hold it. It comes when {name} sends it again.</numerusform>
            <numerusform>Others hold them. They come when {name} sends them again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Others hold the %n message(s). They come when {name} is back and sends them again.</source>
        <translation>
            <numerusform>Others hold it. It comes when {name} is back and sends it again.</numerusform>
            <numerusform>Others hold them. They come when {name} is back and sends them again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more errors have happened since. The log has all.</source>
        <translation>
            <numerusform>%n more error has happened since. The log has both.</numerusform>
            <numerusform>%n more errors have happened since. The log has all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more invitation(s) from strangers</source>
        <translation>
            <numerusform>%n more invitation from strangers</numerusform>
            <numerusform>%n more invitations from strangers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Go on without %n</source>
        <translation>
            <numerusform>Go on without this person</numerusform>
            <numerusform>Go on without them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} is/are away: adding waits until everybody is connected.</source>
        <translation>
            <numerusform>{names} is away: adding waits until everybody is connected.</numerusform>
            <numerusform>{names} are away: adding waits until everybody is connected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n private messages from {sender} in {group}</source>
        <translation>
            <numerusform>%n private message from {sender} in {group}</numerusform>
            <numerusform>%n private messages from {sender} in {group}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages in {group}</source>
        <translation>
            <numerusform>%n message in {group}</numerusform>
            <numerusform>%n messages in {group}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages in {conversations} conversations</source>
        <translation>
            <numerusform>%n message in {conversations} conversations</numerusform>
            <numerusform>%n messages in {conversations} conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n other(s)</source>
        <translation>
            <numerusform>{names} and %n other</numerusform>
            <numerusform>{names} and %n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>SMMP: %n unread</source>
        <translation>
            <numerusform>SMMP: %n unread</numerusform>
            <numerusform>SMMP: %n unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And there are %n more. Accept or decline on the left.</source>
        <translation>
            <numerusform>And there is %n more. Accept or decline on the left.</numerusform>
            <numerusform>And there are %n more. Accept or decline on the left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) sent again</source>
        <translation>
            <numerusform>%n message sent again</numerusform>
            <numerusform>%n messages sent again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{size} · %n person(s) fetch it</source>
        <translation>
            <numerusform>{size} · %n person fetches it</numerusform>
            <numerusform>{size} · %n people fetch it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written to {name}</source>
        <translation>
            <numerusform>%n file written to {name}</numerusform>
            <numerusform>%n files written to {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quieter frame(s) not drawn: zoom in to see them</source>
        <translation>
            <numerusform>%n quieter frame not drawn: zoom in to see it</numerusform>
            <numerusform>%n quieter frames not drawn: zoom in to see them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At {time} all %n hold {digest}.</source>
        <translation>
            <numerusform>At {time} the only one holds {digest}.</numerusform>
            <numerusform>At {time} all %n hold {digest}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At {time} all %n hold {digest} but {names}.</source>
        <translation>
            <numerusform>At {time} all %n hold {digest} but {names}.</numerusform>
            <numerusform>At {time} all %n hold {digest} but {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n different states from {start} to {end}.</source>
        <translation>
            <numerusform>%n state from {start} to {end}.</numerusform>
            <numerusform>%n different states from {start} to {end}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Here %n record(s) of {name} were left out.</source>
        <translation>
            <numerusform>Here %n record of {name} was left out.</numerusform>
            <numerusform>Here %n records of {name} were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) hold the same.</source>
        <translation>
            <numerusform>%n other holds the same.</numerusform>
            <numerusform>%n others hold the same.</numerusform>
        </translation>
    </message>
</context>
</TS>
