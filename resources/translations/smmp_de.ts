<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>All connected members reported the same digest: everybody holds the same conversation.</source>
        <translation>Alle verbundenen Mitglieder melden dieselbe Prüfsumme: Alle haben dieselbe Unterhaltung.</translation>
    </message>
    <message>
        <source>Something was sent a moment ago; the members are confirming that they hold the same.</source>
        <translation>Gerade wurde etwas gesendet. Die Mitglieder bestätigen, dass sie dasselbe haben.</translation>
    </message>
    <message>
        <source>Somebody is away or behind. Nothing is wrong: messages wait and are sent again.</source>
        <translation>Jemand ist weg oder noch nicht so weit. Das ist kein Fehler: Nachrichten warten und werden erneut gesendet.</translation>
    </message>
    <message>
        <source>Somebody holds a different conversation. A resync usually follows by itself.</source>
        <translation>Jemand hat eine andere Unterhaltung. Meist folgt von selbst ein Neuabgleich.</translation>
    </message>
    <message>
        <source>The members start again from a common point; nothing that was written is lost.</source>
        <translation>Die Mitglieder fangen an einem gemeinsamen Punkt neu an. Nichts Geschriebenes geht verloren.</translation>
    </message>
    <message>
        <source>Everybody is in step again; fresh keys are being agreed so that old ones open nothing new.</source>
        <translation>Alle sind wieder im Gleichschritt. Frische Schlüssel werden vereinbart, damit alte nichts Neues öffnen.</translation>
    </message>
    <message>
        <source>A resync has just healed: everybody holds the same again, under fresh keys.</source>
        <translation>Ein Neuabgleich ist gelungen: Alle haben wieder dasselbe, unter frischen Schlüsseln.</translation>
    </message>
    <message>
        <source>Several resyncs failed. Check that everybody is connected, then try Resync now.</source>
        <translation>Mehrere Neuabgleiche sind gescheitert. Prüfe, ob alle verbunden sind, und wähle dann „Jetzt neu abgleichen“.</translation>
    </message>
    <message>
        <source>Two members hold different content under one name. Compare notes by other means.</source>
        <translation>Zwei Mitglieder haben unter einem Namen verschiedene Inhalte. Klärt das auf einem anderen Weg.</translation>
    </message>
    <message>
        <source>Everybody else has left this group. What was written stays here.</source>
        <translation>Alle anderen haben diese Gruppe verlassen. Was geschrieben wurde, bleibt hier.</translation>
    </message>
    <message>
        <source>You are no longer a member of this group. What was written stays here.</source>
        <translation>Du bist kein Mitglied dieser Gruppe mehr. Was geschrieben wurde, bleibt hier.</translation>
    </message>
    <message>
        <source>You have been invited and have not answered yet.</source>
        <translation>Du bist eingeladen und hast noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>The conversation starts when everybody invited has answered and a key is agreed.</source>
        <translation>Die Unterhaltung beginnt, sobald alle Eingeladenen geantwortet haben und ein Schlüssel vereinbart ist.</translation>
    </message>
    <message>
        <source>Agreement: {state}</source>
        <translation>Übereinstimmung: {state}</translation>
    </message>
    <message>
        <source>What every member holds</source>
        <translation>Was jedes Mitglied hat</translation>
    </message>
    <message>
        <source>Resync now</source>
        <translation>Jetzt neu abgleichen</translation>
    </message>
    <message numerus="yes">
        <source>%n of your messages not confirmed by all</source>
        <translation>
            <numerusform>%n deiner Nachrichten nicht von allen bestätigt</numerusform>
            <numerusform>%n deiner Nachrichten nicht von allen bestätigt</numerusform>
        </translation>
    </message>
    <message>
        <source>{error} The key lies in a file; see Settings, Security.</source>
        <translation>{error} Der Schlüssel liegt in einer Datei; siehe Einstellungen, Sicherheit.</translation>
    </message>
    <message>
        <source>Verify…</source>
        <translation>Verifizieren …</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Vergleichen …</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>This file is larger than {most} MB. Cut the picture to the code.</source>
        <translation>Diese Datei ist größer als {most} MB. Schneide das Bild auf den Code zu.</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>Diese Datei kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This file is no picture that can be read here.</source>
        <translation>Diese Datei ist kein Bild, das hier gelesen werden kann.</translation>
    </message>
    <message>
        <source>This picture is broken, or too large to be read here.</source>
        <translation>Dieses Bild ist beschädigt oder zu groß, um hier gelesen zu werden.</translation>
    </message>
    <message>
        <source>There is no picture to look at.</source>
        <translation>Es ist kein Bild da.</translation>
    </message>
    <message>
        <source>There is no QR code to be seen in this picture. Try a sharper one, or a larger part of it.</source>
        <translation>In diesem Bild ist kein QR-Code zu sehen. Versuche ein schärferes Bild oder einen größeren Ausschnitt.</translation>
    </message>
    <message>
        <source>There is more than one QR code in this picture. Cut it to the one that counts.</source>
        <translation>In diesem Bild ist mehr als ein QR-Code. Schneide es auf den richtigen zu.</translation>
    </message>
    <message>
        <source>This picture has too many pixels. Cut it to the code.</source>
        <translation>Dieses Bild hat zu viele Bildpunkte. Schneide es auf den Code zu.</translation>
    </message>
    <message>
        <source>Block {name}?</source>
        <translation>{name} blockieren?</translation>
    </message>
    <message>
        <source>Nothing goes between your computers any more: no messages, no invitations. {name} is not told, but sees you as away.</source>
        <translation>Zwischen euren Computern geht nichts mehr hin und her: keine Nachrichten, keine Einladungen. {name} erfährt davon nichts, sieht dich aber als abwesend.</translation>
    </message>
    <message>
        <source>You are both in {names}. What {name} writes there still reaches you through the others and stays part of the conversation that all hold alike, but it is shown folded up. The group waits for the two of you as if {name} were away. To be rid of that, remove {name} there, or leave.</source>
        <translation>Ihr seid beide in {names}. Was {name} dort schreibt, erreicht dich weiter über die anderen und bleibt Teil der Unterhaltung, die alle gleich haben, wird aber eingeklappt gezeigt. Die Gruppe wartet auf euch beide, als wäre {name} abwesend. Um das loszuwerden, entferne {name} dort oder verlasse die Gruppe.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Blockieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Blocked people</source>
        <translation>Blockierte Personen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Nothing goes between you and these people. Who is unblocked can invite you and write to you again.</source>
        <translation>Zwischen dir und diesen Personen geht nichts hin und her. Wer freigegeben wird, kann dich wieder einladen und dir schreiben.</translation>
    </message>
    <message>
        <source>You have blocked nobody. To block somebody, open the menu of a person in the list of people.</source>
        <translation>Du hast niemanden blockiert. Um jemanden zu blockieren, öffne das Menü einer Person in der Personenliste.</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Unblock {name}</source>
        <translation>{name} freigeben</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Weniger zeigen</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>verifiziert</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>away</source>
        <translation>abwesend</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>ausgewählt</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>nicht ausgewählt</translation>
    </message>
    <message>
        <source> (away)</source>
        <translation> (abwesend)</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>A picture or a text from the clipboard (Ctrl+V)</source>
        <translation>Ein Bild oder ein Text aus der Zwischenablage (Strg+V)</translation>
    </message>
    <message>
        <source>Open picture…</source>
        <translation>Bild öffnen …</translation>
    </message>
    <message>
        <source>Bring one picture at a time.</source>
        <translation>Bitte nur ein Bild auf einmal.</translation>
    </message>
    <message>
        <source>There is neither a picture nor a text to paste.</source>
        <translation>Es ist weder ein Bild noch ein Text zum Einfügen da.</translation>
    </message>
    <message>
        <source>Open a picture of the code</source>
        <translation>Ein Bild des Codes öffnen</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.webp *.gif *.bmp)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Verify {name}</source>
        <translation>{name} verifizieren</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>QR-Code</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>How to verify</source>
        <translation>Art der Verifizierung</translation>
    </message>
    <message>
        <source>More about this person</source>
        <translation>Mehr zu dieser Person</translation>
    </message>
    <message>
        <source>New group…</source>
        <translation>Neue Gruppe …</translation>
    </message>
    <message>
        <source>Blocked: nothing goes between you and {name}.</source>
        <translation>Blockiert: Zwischen dir und {name} geht nichts hin und her.</translation>
    </message>
    <message>
        <source>Verified: you have compared, and it matched.</source>
        <translation>Verifiziert: Ihr habt verglichen, und es stimmte überein.</translation>
    </message>
    <message>
        <source>Connected. The key is proved, but whether it is really theirs only you can tell.</source>
        <translation>Verbunden. Der Schlüssel ist nachgewiesen. Ob er wirklich dieser Person gehört, kannst nur du feststellen.</translation>
    </message>
    <message>
        <source>Away at the moment, and not compared yet.</source>
        <translation>Gerade abwesend und noch nicht verglichen.</translation>
    </message>
    <message>
        <source>Not connected: the name is only claimed.</source>
        <translation>Nicht verbunden: Der Name ist nur behauptet.</translation>
    </message>
    <message>
        <source>Clear verification</source>
        <translation>Verifizierung aufheben</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>Blockieren …</translation>
    </message>
    <message>
        <source>Your code, for the other app to read</source>
        <translation>Dein Code, für die andere App zum Lesen</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Drop a picture of {name}’s code here</source>
        <translation>Bild des Codes von {name} hier ablegen</translation>
    </message>
    <message>
        <source>Your code</source>
        <translation>Dein Code</translation>
    </message>
    <message>
        <source>Their code</source>
        <translation>Code der anderen Person</translation>
    </message>
    <message>
        <source>A text made by “Copy as text” will do too.</source>
        <translation>Ein Text aus „Als Text kopieren“ geht auch.</translation>
    </message>
    <message>
        <source>Let {name} read your code, and read theirs: from a photograph or a screenshot, handed over in person or on a way that you trust.</source>
        <translation>Lass {name} deinen Code lesen und lies den anderen: von einem Foto oder Bildschirmfoto, persönlich übergeben oder auf einem Weg, dem du vertraust.</translation>
    </message>
    <message>
        <source>The codes match</source>
        <translation>Die Codes stimmen überein</translation>
    </message>
    <message>
        <source>You and {name} know each other by the right keys.</source>
        <translation>Du und {name} kennt einander mit den richtigen Schlüsseln.</translation>
    </message>
    <message>
        <source>This is your own code. The one to bring here is {name}’s.</source>
        <translation>Das ist dein eigener Code. Gebraucht wird hier der von {name}.</translation>
    </message>
    <message>
        <source>This is {other}’s code, not {name}’s</source>
        <translation>Das ist der Code von {other}, nicht von {name}</translation>
    </message>
    <message>
        <source>Bring {name}’s own code here.</source>
        <translation>Bring den Code von {name} hierher.</translation>
    </message>
    <message>
        <source>The codes do not match</source>
        <translation>Die Codes stimmen nicht überein</translation>
    </message>
    <message>
        <source>This code was made with another key than the one that this computer is connected with as {name}. If it really comes from {name}, somebody stands between you: write nothing that others must not read.</source>
        <translation>Dieser Code wurde mit einem anderen Schlüssel gemacht als dem, mit dem dieser Computer als {name} verbunden ist. Kommt er wirklich von {name}, dann steht jemand zwischen euch: Schreibe nichts, was andere nicht lesen dürfen.</translation>
    </message>
    <message>
        <source>This code was made for {other}, not for you</source>
        <translation>Dieser Code wurde für {other} gemacht, nicht für dich</translation>
    </message>
    <message>
        <source>Ask {name} to open the code under your own name. If they did just that, somebody may stand between you.</source>
        <translation>Bitte {name}, den Code unter deinem Namen zu öffnen. Ist genau das geschehen, steht vielleicht jemand zwischen euch.</translation>
    </message>
    <message>
        <source>{name}’s app knows you by a key that is not yours. If this code really was made for you, somebody stands between you: write nothing that others must not read.</source>
        <translation>Die App von {name} kennt dich mit einem Schlüssel, der nicht deiner ist. Wurde dieser Code wirklich für dich gemacht, dann steht jemand zwischen euch: Schreibe nichts, was andere nicht lesen dürfen.</translation>
    </message>
    <message>
        <source>Compare emoji</source>
        <translation>Emoji vergleichen</translation>
    </message>
    <message>
        <source>They differ</source>
        <translation>Sie sind verschieden</translation>
    </message>
    <message>
        <source>They match</source>
        <translation>Sie stimmen überein</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Compare now</source>
        <translation>Jetzt vergleichen</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>Erneut vergleichen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Does {name} see the same seven, in the same order? Look at both screens, or read the words to each other by voice. Do not send them as messages.</source>
        <translation>Sieht {name} dieselben sieben in derselben Reihenfolge? Seht auf beide Bildschirme oder lest einander die Wörter vor. Sendet sie nicht als Nachricht.</translation>
    </message>
    <message>
        <source>You and {name} each see seven emoji. If they are the same, nobody stands between you. It takes both of you, at the same time: side by side or on the telephone.</source>
        <translation>Du und {name} seht jeweils sieben Emoji. Sind es dieselben, dann steht niemand zwischen euch. Es braucht euch beide zur selben Zeit: nebeneinander oder am Telefon.</translation>
    </message>
    <message>
        <source>{name} would like to compare with you now.</source>
        <translation>{name} möchte jetzt mit dir vergleichen.</translation>
    </message>
    <message>
        <source>Waiting for {name} to confirm too…</source>
        <translation>Warte, bis auch {name} bestätigt …</translation>
    </message>
    <message>
        <source>{name} says that they match. Do they?</source>
        <translation>{name} sagt, dass sie übereinstimmen. Stimmt das?</translation>
    </message>
    <message>
        <source>Waiting for {name} to say yes…</source>
        <translation>Warte auf die Zusage von {name} …</translation>
    </message>
    <message>
        <source>A request is shown in their app now.</source>
        <translation>In der anderen App wird jetzt eine Anfrage gezeigt.</translation>
    </message>
    <message>
        <source>{name} is verified, here and there.</source>
        <translation>{name} ist verifiziert, hier und dort.</translation>
    </message>
    <message>
        <source>Somebody may stand between you: write nothing that others must not read, and compare the numbers.</source>
        <translation>Vielleicht steht jemand zwischen euch: Schreibe nichts, was andere nicht lesen dürfen, und vergleicht die Nummern.</translation>
    </message>
    <message>
        <source>The emoji are different</source>
        <translation>Die Emoji sind verschieden</translation>
    </message>
    <message>
        <source>{name} is not connected. Emoji need both of you.</source>
        <translation>{name} ist nicht verbunden. Für Emoji braucht es euch beide.</translation>
    </message>
    <message>
        <source>Emoji: </source>
        <translation>Emoji: </translation>
    </message>
    <message>
        <source>Their fingerprint</source>
        <translation>Fremder Fingerabdruck</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>Nummer kopieren</translation>
    </message>
    <message>
        <source>The numbers match</source>
        <translation>Die Nummern stimmen überein</translation>
    </message>
    <message>
        <source>Safety number {number}</source>
        <translation>Sicherheitsnummer {number}</translation>
    </message>
    <message>
        <source>You can compare it with {name} again whenever you like. If the two of you ever see different numbers, somebody may stand between you.</source>
        <translation>Du kannst sie jederzeit wieder mit {name} vergleichen. Seht ihr je verschiedene Nummern, steht vielleicht jemand zwischen euch.</translation>
    </message>
    <message>
        <source>Read this number to {name}, in person or on the telephone. If both of you see the same, nobody stands between you. If they differ, do not confirm: somebody may stand between you.</source>
        <translation>Lies diese Nummer {name} vor, persönlich oder am Telefon. Seht ihr beide dieselbe, steht niemand zwischen euch. Sind sie verschieden, bestätige nicht: Vielleicht steht jemand zwischen euch.</translation>
    </message>
    <message>
        <source>Private message</source>
        <translation>Private Nachricht</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>Senden (Eingabe)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s) too long: a message holds {most} bytes.</source>
        <translation>
            <numerusform>%Ln Byte zu lang: Eine Nachricht fasst {most} Byte.</numerusform>
            <numerusform>%Ln Byte zu lang: Eine Nachricht fasst {most} Byte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Type the address the other person&apos;s app shows under “My addresses”, or paste an invitation.</source>
        <translation>Gib die Adresse ein, die die andere App unter „Meine Adressen“ zeigt, oder füge eine Einladung ein.</translation>
    </message>
    <message>
        <source>192.168.1.20:45123 or smmp:connect?…</source>
        <translation>192.168.1.20:45123 oder smmp:connect?…</translation>
    </message>
    <message>
        <source>Address, host and port, or an invitation</source>
        <translation>Adresse, Rechner und Port, oder eine Einladung</translation>
    </message>
    <message>
        <source>Or drop a picture of an invitation’s QR code here</source>
        <translation>Oder lege ein Bild vom QR-Code einer Einladung hier ab</translation>
    </message>
    <message>
        <source>My addresses</source>
        <translation>Meine Adressen</translation>
    </message>
    <message>
        <source>None: this app listens nowhere.</source>
        <translation>Keine: Diese App nimmt nirgends Verbindungen an.</translation>
    </message>
    <message>
        <source>This is neither an address nor an invitation.</source>
        <translation>Das ist weder eine Adresse noch eine Einladung.</translation>
    </message>
    <message>
        <source>Invite somebody</source>
        <translation>Jemanden einladen</translation>
    </message>
    <message>
        <source>Your invitation, for the other app to read</source>
        <translation>Deine Einladung, für die andere App zum Lesen</translation>
    </message>
    <message>
        <source>Invitation as text</source>
        <translation>Einladung als Text</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Send the text, or show the code, to somebody who can reach this computer over the network.</source>
        <translation>Schicke den Text oder zeige den Code jemandem, der diesen Computer über das Netz erreichen kann.</translation>
    </message>
    <message>
        <source>They open “Connect by address…”, and paste the text or bring a picture of the code.</source>
        <translation>Dort öffnet man „Über Adresse verbinden …“ und fügt den Text oder ein Bild des Codes ein.</translation>
    </message>
    <message>
        <source>Their app connects only with you: where another key answers it drops the connection.</source>
        <translation>Die andere App verbindet sich nur mit dir: Antwortet ein anderer Schlüssel, trennt sie die Verbindung.</translation>
    </message>
    <message>
        <source>Whoever has it can connect. It holds your addresses and your fingerprint, no secret, and it verifies nobody: compare when you are connected.</source>
        <translation>Wer sie hat, kann sich verbinden. Sie enthält deine Adressen und deinen Fingerabdruck, kein Geheimnis, und sie verifiziert niemanden: Vergleicht, sobald ihr verbunden seid.</translation>
    </message>
    <message>
        <source>Copied. Paste it into a message to whom you want to invite.</source>
        <translation>Kopiert. Füge es in eine Nachricht an die Person ein, die du einladen willst.</translation>
    </message>
    <message>
        <source>Muted: no notifications</source>
        <translation>Stumm: keine Benachrichtigungen</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Opens the list of members</source>
        <translation>Öffnet die Mitgliederliste</translation>
    </message>
    <message>
        <source>Group menu</source>
        <translation>Gruppenmenü</translation>
    </message>
    <message>
        <source>you</source>
        <translation>du</translation>
    </message>
    <message>
        <source>You are no longer a member</source>
        <translation>Du bist kein Mitglied mehr</translation>
    </message>
    <message>
        <source>Waiting until everybody invited has answered.</source>
        <translation>Warte, bis alle Eingeladenen geantwortet haben.</translation>
    </message>
    <message>
        <source>{names} declined.</source>
        <translation>Abgelehnt: {names}.</translation>
    </message>
    <message>
        <source>Waiting for {names}</source>
        <translation>Warte auf {names}</translation>
    </message>
    <message>
        <source>The conversation starts when everybody invited has answered.</source>
        <translation>Die Unterhaltung beginnt, sobald alle Eingeladenen geantwortet haben.</translation>
    </message>
    <message>
        <source>The members are agreeing on a key.</source>
        <translation>Die Mitglieder vereinbaren einen Schlüssel.</translation>
    </message>
    <message>
        <source>Fetching what you missed: {have} of {of}</source>
        <translation>Hole, was du verpasst hast: {have} von {of}</translation>
    </message>
    <message>
        <source>Members…</source>
        <translation>Mitglieder …</translation>
    </message>
    <message>
        <source>Watch the protocol…</source>
        <translation>Dem Protokoll zusehen …</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Stummschaltung aufheben</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Leave…</source>
        <translation>Verlassen …</translation>
    </message>
    <message>
        <source>{name} (away)</source>
        <translation>{name} (abwesend)</translation>
    </message>
    <message>
        <source>You can write once the key is agreed</source>
        <translation>Du kannst schreiben, sobald der Schlüssel vereinbart ist</translation>
    </message>
    <message>
        <source>Message to {name}</source>
        <translation>Nachricht an {name}</translation>
    </message>
    <message>
        <source>Stored, not sent yet</source>
        <translation>Gespeichert, noch nicht gesendet</translation>
    </message>
    <message>
        <source>Sent, not everyone has confirmed yet</source>
        <translation>Gesendet, noch nicht von allen bestätigt</translation>
    </message>
    <message>
        <source>Everyone holds the same</source>
        <translation>Alle haben dasselbe</translation>
    </message>
    <message>
        <source>Delivered: only the two of you hold it</source>
        <translation>Zugestellt: Nur ihr beide habt sie</translation>
    </message>
    <message>
        <source>{name}, verified</source>
        <translation>{name}, verifiziert</translation>
    </message>
    <message>
        <source>{author}, {time} in answer to {quote}</source>
        <translation>{author}, {time} als Antwort auf {quote}</translation>
    </message>
    <message>
        <source>The beginning of {name}</source>
        <translation>Der Anfang von {name}</translation>
    </message>
    <message>
        <source>Only its members can read what is written here; keys change with every message.</source>
        <translation>Nur die Mitglieder können lesen, was hier geschrieben wird. Mit jeder Nachricht wechseln die Schlüssel.</translation>
    </message>
    <message>
        <source>All agree up to here</source>
        <translation>Bis hierher stimmen alle überein</translation>
    </message>
    <message>
        <source>Only you and {name}</source>
        <translation>Nur du und {name}</translation>
    </message>
    <message>
        <source>Nobody else in the group can read what is written here, or sees it in the conversation.</source>
        <translation>Sonst kann niemand in der Gruppe lesen, was hier geschrieben wird, oder sieht es in der Unterhaltung.</translation>
    </message>
    <message>
        <source>{name}: verified.</source>
        <translation>{name}: verifiziert.</translation>
    </message>
    <message>
        <source>{name}: not verified.</source>
        <translation>{name}: nicht verifiziert.</translation>
    </message>
    <message>
        <source>you</source>
        <comment>whom somebody has added or removed</comment>
        <translation>dich</translation>
    </message>
    <message>
        <source>You added {whom}</source>
        <translation>Du hast {whom} hinzugefügt</translation>
    </message>
    <message>
        <source>{by} added {whom}</source>
        <translation>{by} hat {whom} hinzugefügt</translation>
    </message>
    <message>
        <source>You removed {whom}</source>
        <translation>Du hast {whom} entfernt</translation>
    </message>
    <message>
        <source>{by} removed {whom}</source>
        <translation>{by} hat {whom} entfernt</translation>
    </message>
    <message>
        <source>You left</source>
        <translation>Du hast die Gruppe verlassen</translation>
    </message>
    <message>
        <source>{by} left</source>
        <translation>{by} hat die Gruppe verlassen</translation>
    </message>
    <message>
        <source>You were removed by {by}</source>
        <translation>{by} hat dich entfernt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) by {name} are missing here</source>
        <translation>
            <numerusform>Hier fehlt %Ln Nachricht von {name}</numerusform>
            <numerusform>Hier fehlen %Ln Nachrichten von {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Others hold the %n message(s). {name} is no longer a member; they may never come.</source>
        <translation>
            <numerusform>Andere haben sie. {name} ist kein Mitglied mehr; vielleicht kommt sie nie.</numerusform>
            <numerusform>Andere haben sie. {name} ist kein Mitglied mehr; vielleicht kommen sie nie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Others hold the %n message(s). They come when {name} sends them again.</source>
        <translation>
            <numerusform>Andere haben sie. Sie kommt, wenn {name} sie erneut sendet.</numerusform>
            <numerusform>Andere haben sie. Sie kommen, wenn {name} sie erneut sendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Others hold the %n message(s). They come when {name} is back and sends them again.</source>
        <translation>
            <numerusform>Andere haben sie. Sie kommt, wenn {name} zurück ist und sie erneut sendet.</numerusform>
            <numerusform>Andere haben sie. Sie kommen, wenn {name} zurück ist und sie erneut sendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fresh keys · epoch {epoch}</source>
        <translation>Frische Schlüssel · Epoche {epoch}</translation>
    </message>
    <message>
        <source>Back in step · epoch {epoch}, era {era}</source>
        <translation>Wieder im Gleichschritt · Epoche {epoch}, Ära {era}</translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation>nicht verglichen</translation>
    </message>
    <message>
        <source>Epoch {epoch} · era {era} · step {step} · digest {digest}</source>
        <translation>Epoche {epoch} · Ära {era} · Schritt {step} · Prüfsumme {digest}</translation>
    </message>
    <message>
        <source>A resync is needed</source>
        <translation>Ein Neuabgleich ist nötig</translation>
    </message>
    <message>
        <source>You sent a new start</source>
        <translation>Du hast einen Neubeginn gesendet</translation>
    </message>
    <message>
        <source>{name} sent a new start</source>
        <translation>{name} hat einen Neubeginn gesendet</translation>
    </message>
    <message>
        <source>In step again; fresh keys are being agreed</source>
        <translation>Wieder im Gleichschritt; frische Schlüssel werden vereinbart</translation>
    </message>
    <message>
        <source>Healed: everyone holds the same, under fresh keys</source>
        <translation>Geheilt: Alle haben dasselbe, unter frischen Schlüsseln</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Jemand</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Newest messages</source>
        <translation>Neueste Nachrichten</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Message details…</source>
        <translation>Nachrichtendetails …</translation>
    </message>
    <message>
        <source>A group has from 2 to 64 members.</source>
        <translation>Eine Gruppe hat 2 bis 64 Mitglieder.</translation>
    </message>
    <message>
        <source>A home is protected by a passphrase or by the keyring, not by both.</source>
        <translation>Ein Datenordner wird durch eine Passphrase oder den Schlüsselbund geschützt, nicht durch beides.</translation>
    </message>
    <message>
        <source>A name has 1 to 128 bytes.</source>
        <translation>Ein Name hat 1 bis 128 Byte.</translation>
    </message>
    <message>
        <source>Accept the invitation first.</source>
        <translation>Nimm zuerst die Einladung an.</translation>
    </message>
    <message>
        <source>A message is missing, and nobody connected can send it again.</source>
        <translation>Eine Nachricht fehlt, und niemand, mit dem du verbunden bist, kann sie erneut senden.</translation>
    </message>
    <message>
        <source>Nobody is away.</source>
        <translation>Niemand ist abwesend.</translation>
    </message>
    <message>
        <source>Nobody with this fingerprint is known here.</source>
        <translation>Hier ist niemand mit diesem Fingerabdruck bekannt.</translation>
    </message>
    <message>
        <source>Only another member of the group can be written to.</source>
        <translation>Nur einem anderen Mitglied der Gruppe kann geschrieben werden.</translation>
    </message>
    <message>
        <source>Only other members of the group can be removed.</source>
        <translation>Nur andere Mitglieder der Gruppe können entfernt werden.</translation>
    </message>
    <message>
        <source>Only people who are not in the group can be added.</source>
        <translation>Nur wer noch nicht in der Gruppe ist, kann hinzugefügt werden.</translation>
    </message>
    <message>
        <source>Only who has sent a file can withdraw it.</source>
        <translation>Nur wer eine Datei gesendet hat, kann sie zurückziehen.</translation>
    </message>
    <message>
        <source>Something went wrong inside; everything stored is safe.</source>
        <translation>Im Inneren ging etwas schief. Alles Gespeicherte ist sicher.</translation>
    </message>
    <message>
        <source>The group has no key yet.</source>
        <translation>Die Gruppe hat noch keinen Schlüssel.</translation>
    </message>
    <message>
        <source>The group has no key yet; only who made it can add people now.</source>
        <translation>Die Gruppe hat noch keinen Schlüssel. Jetzt kann nur Personen hinzufügen, wer sie erstellt hat.</translation>
    </message>
    <message>
        <source>The group has no key yet; only who made it can change who is asked.</source>
        <translation>Die Gruppe hat noch keinen Schlüssel. Nur wer sie erstellt hat, kann ändern, wer gefragt wird.</translation>
    </message>
    <message>
        <source>There is no such group.</source>
        <translation>Diese Gruppe gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no text to send.</source>
        <translation>Es ist kein Text zum Senden da.</translation>
    </message>
    <message>
        <source>There is nothing to compare with this person now.</source>
        <translation>Mit dieser Person ist gerade nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>This app listens nowhere, so nobody can connect to it.</source>
        <translation>Diese App nimmt nirgends Verbindungen an, also kann sich niemand mit ihr verbinden.</translation>
    </message>
    <message>
        <source>This invitation has been answered already.</source>
        <translation>Diese Einladung ist schon beantwortet.</translation>
    </message>
    <message>
        <source>This is your own invitation. Give it to somebody else.</source>
        <translation>Das ist deine eigene Einladung. Gib sie jemand anderem.</translation>
    </message>
    <message>
        <source>This member goes offline.</source>
        <translation>SMMP trennt gerade die Verbindungen.</translation>
    </message>
    <message>
        <source>Who has sent this file has withdrawn it.</source>
        <translation>Wer diese Datei gesendet hat, hat sie zurückgezogen.</translation>
    </message>
    <message>
        <source>You are comparing with this person already.</source>
        <translation>Du vergleichst schon mit dieser Person.</translation>
    </message>
    <message>
        <source>You are no longer a member of this group.</source>
        <translation>Du bist kein Mitglied dieser Gruppe mehr.</translation>
    </message>
    <message>
        <source>You can compare only while you are connected with each other.</source>
        <translation>Ihr könnt nur vergleichen, solange ihr verbunden seid.</translation>
    </message>
    <message>
        <source>You have blocked this person. Unblock them first.</source>
        <translation>Du hast diese Person blockiert. Gib sie zuerst frei.</translation>
    </message>
    <message>
        <source>You take no part in this group.</source>
        <translation>Du nimmst an dieser Gruppe nicht teil.</translation>
    </message>
    <message>
        <source>The file is not here yet. Fetch it first.</source>
        <translation>Die Datei ist noch nicht hier. Hole sie zuerst.</translation>
    </message>
    <message>
        <source>The file cannot be decrypted: it is damaged, or was announced wrongly.</source>
        <translation>Die Datei kann nicht entschlüsselt werden: Sie ist beschädigt oder wurde falsch angekündigt.</translation>
    </message>
    <message>
        <source>This is no address; write HOST:PORT, IPv6 in brackets.</source>
        <translation>Das ist keine Adresse. Schreibe RECHNER:PORT, IPv6 in eckigen Klammern.</translation>
    </message>
    <message>
        <source>This backup is damaged or cut off. Nothing was restored.</source>
        <translation>Diese Sicherung ist beschädigt oder unvollständig. Nichts wurde wiederhergestellt.</translation>
    </message>
    <message>
        <source>This passphrase does not open the home.</source>
        <translation>Diese Passphrase öffnet deine Daten nicht.</translation>
    </message>
    <message>
        <source>It is not possible to listen at this address.</source>
        <translation>An dieser Adresse können keine Verbindungen angenommen werden.</translation>
    </message>
    <message>
        <source>Nobody could be reached at this address.</source>
        <translation>An dieser Adresse war niemand zu erreichen.</translation>
    </message>
    <message>
        <source>This home is damaged. Nothing in it was changed.</source>
        <translation>Dieser Datenordner ist beschädigt. Nichts darin wurde geändert.</translation>
    </message>
    <message>
        <source>There is such a file already.</source>
        <translation>Diese Datei gibt es schon.</translation>
    </message>
    <message>
        <source>The home cannot be written any more. What you just did was not stored.</source>
        <translation>Der Datenordner kann nicht mehr beschrieben werden. Was du eben getan hast, wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The disk is full. What you just did was not stored.</source>
        <translation>Der Datenträger ist voll. Was du eben getan hast, wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Another program has this home open.</source>
        <translation>Ein anderes Programm hat diesen Datenordner geöffnet.</translation>
    </message>
    <message>
        <source>Nothing can be written to this home.</source>
        <translation>In diesen Datenordner kann nichts geschrieben werden.</translation>
    </message>
    <message>
        <source>There is a home already. Nothing was changed; choose another folder.</source>
        <translation>Hier sind schon Daten. Nichts wurde geändert; wähle einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The key of this home is not in this computer&apos;s keyring any more. Nothing was changed; restore a backup.</source>
        <translation>Der Schlüssel dieses Datenordners ist nicht mehr im Schlüsselbund dieses Computers. Nichts wurde geändert; stelle eine Sicherung wieder her.</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring cannot be used.</source>
        <translation>Der Schlüsselbund dieses Computers kann nicht benutzt werden.</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring does not answer. Try again later.</source>
        <translation>Der Schlüsselbund dieses Computers antwortet nicht. Versuche es später noch einmal.</translation>
    </message>
    <message>
        <source>This computer has no keyring that can be used.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund, der benutzt werden kann.</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring is locked. Unlock it and try again.</source>
        <translation>Der Schlüsselbund dieses Computers ist gesperrt. Entsperre ihn und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring could not be opened. Unlock it and try again.</source>
        <translation>Der Schlüsselbund dieses Computers ließ sich nicht öffnen. Entsperre ihn und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring did not keep the key. Nothing was changed.</source>
        <translation>Der Schlüsselbund dieses Computers hat den Schlüssel nicht aufgehoben. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>An empty passphrase protects nothing.</source>
        <translation>Eine leere Passphrase schützt nichts.</translation>
    </message>
    <message>
        <source>This passphrase holds what is no text.</source>
        <translation>Diese Passphrase enthält etwas, das kein Text ist.</translation>
    </message>
    <message>
        <source>This home has no passphrase. Open it without one.</source>
        <translation>Dieser Datenordner hat keine Passphrase. Öffne ihn ohne.</translation>
    </message>
    <message>
        <source>This home holds no identity. Nothing was changed; put it back from a backup.</source>
        <translation>Dieser Datenordner enthält keine Identität. Nichts wurde geändert; stelle ihn aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The key file of this home is damaged. Nothing was changed; put it back from a backup.</source>
        <translation>Die Schlüsseldatei dieses Datenordners ist beschädigt. Nichts wurde geändert; stelle ihn aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The key file of this home is gone. Nothing was changed; put it back from a backup.</source>
        <translation>Die Schlüsseldatei dieses Datenordners ist weg. Nichts wurde geändert; stelle ihn aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The key file of this home makes no sense. Nothing was changed.</source>
        <translation>Die Schlüsseldatei dieses Datenordners ergibt keinen Sinn. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The database of this home is gone. Put it back from a backup.</source>
        <translation>Die Datenbank dieses Datenordners ist weg. Stelle ihn aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The database of this home is cut off. Put it back from a backup.</source>
        <translation>Die Datenbank dieses Datenordners ist abgeschnitten. Stelle ihn aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The database of this home is damaged. Nothing was changed; put it back from a backup.</source>
        <translation>Die Datenbank dieses Datenordners ist beschädigt. Nichts wurde geändert; stelle ihn aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The disk is full: the home cannot be opened.</source>
        <translation>Der Datenträger ist voll: Der Datenordner kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>This file is no backup of SMMP. Nothing was restored.</source>
        <translation>Diese Datei ist keine Sicherung von SMMP. Nichts wurde wiederhergestellt.</translation>
    </message>
    <message>
        <source>A newer version of this program wrote this backup. Nothing was restored.</source>
        <translation>Eine neuere Version dieses Programms hat diese Sicherung geschrieben. Nichts wurde wiederhergestellt.</translation>
    </message>
    <message>
        <source>This passphrase does not open the backup. Nothing was restored.</source>
        <translation>Diese Passphrase öffnet die Sicherung nicht. Nichts wurde wiederhergestellt.</translation>
    </message>
    <message>
        <source>This home was written by a newer version of this program. Nothing in it was changed.</source>
        <translation>Dieser Datenordner stammt von einer neueren Version dieses Programms. Nichts darin wurde geändert.</translation>
    </message>
    <message>
        <source>There is no way to this address from here.</source>
        <translation>Von hier führt kein Weg zu dieser Adresse.</translation>
    </message>
    <message>
        <source>The port is in use by another program.</source>
        <translation>Der Port wird von einem anderen Programm benutzt.</translation>
    </message>
    <message>
        <source>Nobody listens at this address.</source>
        <translation>An dieser Adresse nimmt niemand Verbindungen an.</translation>
    </message>
    <message>
        <source>This is your own address.</source>
        <translation>Das ist deine eigene Adresse.</translation>
    </message>
    <message>
        <source>Your own identity answers at this address, from another home: a copy of yours.</source>
        <translation>Unter dieser Adresse antwortet deine eigene Identität, aus einem anderen Datenordner: einer Kopie von deinem.</translation>
    </message>
    <message>
        <source>Somebody else answers at this address.</source>
        <translation>An dieser Adresse antwortet jemand anderes.</translation>
    </message>
    <message>
        <source>Nothing answers at this address.</source>
        <translation>An dieser Adresse antwortet nichts.</translation>
    </message>
    <message>
        <source>Somebody else answers at this address: not with the key that was expected. The connection was dropped.</source>
        <translation>An dieser Adresse antwortet jemand anderes: nicht mit dem erwarteten Schlüssel. Die Verbindung wurde getrennt.</translation>
    </message>
    <message>
        <source>This is no invitation and no verification code of SMMP.</source>
        <translation>Das ist weder eine Einladung noch ein Verifizierungscode von SMMP.</translation>
    </message>
    <message>
        <source>This home was put back from a backup. Each group agrees on a new key, and what is missing here is sent again. Do not start it on the old computer any more.</source>
        <translation>Diese Daten stammen aus einer Sicherung. Jede Gruppe vereinbart einen neuen Schlüssel, und was hier fehlt, wird erneut gesendet. Starte SMMP damit nicht mehr auf dem alten Computer.</translation>
    </message>
    <message>
        <source>The other side has stopped comparing.</source>
        <translation>Die Gegenseite hat das Vergleichen abgebrochen.</translation>
    </message>
    <message>
        <source>The other side sees different emoji. Somebody may stand between you: do not trust this connection.</source>
        <translation>Die Gegenseite sieht andere Emoji. Vielleicht steht jemand zwischen euch: Vertraue dieser Verbindung nicht.</translation>
    </message>
    <message>
        <source>The other side is busy comparing with others. Try again later.</source>
        <translation>Die Gegenseite vergleicht gerade mit anderen. Versuche es später noch einmal.</translation>
    </message>
    <message>
        <source>The other side waited too long.</source>
        <translation>Die Gegenseite hat zu lange gewartet.</translation>
    </message>
    <message>
        <source>The other side could not make sense of what arrived. Try again.</source>
        <translation>Die Gegenseite konnte mit dem Empfangenen nichts anfangen. Versuche es noch einmal.</translation>
    </message>
    <message>
        <source>You see different emoji. Somebody may stand between you.</source>
        <translation>Ihr seht verschiedene Emoji. Vielleicht steht jemand zwischen euch.</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>Die Verbindung ging verloren.</translation>
    </message>
    <message>
        <source>Nobody answered in time. Start again when both of you are ready.</source>
        <translation>Niemand hat rechtzeitig geantwortet. Fangt neu an, wenn ihr beide bereit seid.</translation>
    </message>
    <message>
        <source>Something else arrived than was agreed on. Nothing has been compared; try again.</source>
        <translation>Es kam etwas anderes an als vereinbart. Nichts wurde verglichen; versuche es noch einmal.</translation>
    </message>
    <message>
        <source>Discovery is switched off.</source>
        <translation>Die Suche im Netz ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>No network is connected.</source>
        <translation>Kein Netz ist verbunden.</translation>
    </message>
    <message>
        <source>No network is connected; only members on this computer are found.</source>
        <translation>Kein Netz ist verbunden; nur Personen auf diesem Computer werden gefunden.</translation>
    </message>
    <message>
        <source>Multicast cannot be sent here, a firewall forbids it.</source>
        <translation>Multicast kann hier nicht gesendet werden, eine Firewall verbietet es.</translation>
    </message>
    <message>
        <source>Multicast cannot be sent here, a firewall forbids it; only members on this computer are found.</source>
        <translation>Multicast kann hier nicht gesendet werden, eine Firewall verbietet es; nur Personen auf diesem Computer werden gefunden.</translation>
    </message>
    <message>
        <source>None of the networks you chose is there: nobody can reach you. See Settings, Network.</source>
        <translation>Keines der gewählten Netze ist da: Niemand kann dich erreichen. Siehe Einstellungen, Netz.</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>Alles funktioniert.</translation>
    </message>
    <message>
        <source>SMMP is limited to this computer, so only members on it can be found.</source>
        <translation>SMMP ist auf diesen Computer beschränkt, also sind nur Personen auf ihm zu finden.</translation>
    </message>
    <message>
        <source>Connect that network, or lift the limit.</source>
        <translation>Verbinde dieses Netz oder hebe die Beschränkung auf.</translation>
    </message>
    <message>
        <source>This computer is not on a network.</source>
        <translation>Dieser Computer ist in keinem Netz.</translation>
    </message>
    <message>
        <source>Switch Wi-Fi on, or plug in a cable.</source>
        <translation>Schalte WLAN ein oder stecke ein Kabel an.</translation>
    </message>
    <message>
        <source>This computer is connected by a VPN only.</source>
        <translation>Dieser Computer ist nur über ein VPN verbunden.</translation>
    </message>
    <message>
        <source>People on your own network are not found through it.</source>
        <translation>Personen in deinem eigenen Netz werden darüber nicht gefunden.</translation>
    </message>
    <message>
        <source>This computer has got no address from its network.</source>
        <translation>Dieser Computer hat von seinem Netz keine Adresse bekommen.</translation>
    </message>
    <message>
        <source>Reconnect Wi-Fi or the cable, or restart the router.</source>
        <translation>Verbinde WLAN oder Kabel neu oder starte den Router neu.</translation>
    </message>
    <message>
        <source>Other people can be connected to all the same, by their address.</source>
        <translation>Mit anderen kannst du dich trotzdem verbinden, über ihre Adresse.</translation>
    </message>
    <message>
        <source>Nobody can connect to you: SMMP listens at no address.</source>
        <translation>Niemand kann sich mit dir verbinden: SMMP nimmt an keiner Adresse Verbindungen an.</translation>
    </message>
    <message>
        <source>Let SMMP through your firewall.</source>
        <translation>Lass SMMP durch deine Firewall.</translation>
    </message>
    <message>
        <source>A firewall may block it there.</source>
        <translation>Vielleicht sperrt es dort eine Firewall.</translation>
    </message>
    <message>
        <source>SMMP answers at its own addresses. Whether a firewall lets others in cannot be seen from here.</source>
        <translation>SMMP antwortet an den eigenen Adressen. Ob eine Firewall andere hereinlässt, ist von hier nicht zu sehen.</translation>
    </message>
    <message>
        <source>There is no network to send announcements on.</source>
        <translation>Es gibt kein Netz, in dem du dich melden könntest.</translation>
    </message>
    <message>
        <source>Announcements cannot be sent: nothing gets out of this computer.</source>
        <translation>Ankündigungen können nicht gesendet werden: Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Is Wi-Fi connected, or the cable in?</source>
        <translation>Ist WLAN verbunden oder das Kabel angesteckt?</translation>
    </message>
    <message>
        <source>Announcements cannot be sent: a firewall forbids multicast.</source>
        <translation>Ankündigungen können nicht gesendet werden: Eine Firewall verbietet Multicast.</translation>
    </message>
    <message>
        <source>Let UDP port 5353 through your firewall. Connecting by address works without it.</source>
        <translation>Lass UDP-Port 5353 durch deine Firewall. Über eine Adresse verbinden geht auch ohne.</translation>
    </message>
    <message>
        <source>Announcements can be sent.</source>
        <translation>Ankündigungen können gesendet werden.</translation>
    </message>
    <message>
        <source>Switch it on in the settings, or connect by address.</source>
        <translation>Schalte sie in den Einstellungen ein oder verbinde dich über eine Adresse.</translation>
    </message>
    <message>
        <source>Finding people is switched off.</source>
        <translation>Die Suche nach Personen ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>SMMP cannot listen for announcements: another program keeps UDP port 5353 to itself.</source>
        <translation>SMMP kann Ankündigungen nicht hören: Ein anderes Programm belegt UDP-Port 5353.</translation>
    </message>
    <message>
        <source>End that program. Connecting by address works without it.</source>
        <translation>Beende dieses Programm. Über eine Adresse verbinden geht auch so.</translation>
    </message>
    <message>
        <source>You are hidden: you see others, but do not announce yourself.</source>
        <translation>Du bist verborgen: Du siehst andere, kündigst dich aber nicht an.</translation>
    </message>
    <message>
        <source>Others see you only once you connect to them.</source>
        <translation>Andere sehen dich erst, wenn du dich mit ihnen verbindest.</translation>
    </message>
    <message>
        <source>Your own announcement was not heard: a firewall probably blocks UDP port 5353.</source>
        <translation>Deine eigene Ankündigung war nicht zu hören: Vermutlich sperrt eine Firewall UDP-Port 5353.</translation>
    </message>
    <message>
        <source>Let it through. Connecting by address works without it.</source>
        <translation>Lass ihn durch. Über eine Adresse verbinden geht auch ohne.</translation>
    </message>
    <message>
        <source>Your own announcement was heard.</source>
        <translation>Deine eigene Ankündigung war zu hören.</translation>
    </message>
    <message>
        <source>Nobody else’s announcement can be heard.</source>
        <translation>Ankündigungen anderer sind nicht zu hören.</translation>
    </message>
    <message>
        <source>Nobody else was heard: either nobody else runs SMMP on this network, or it keeps announcements back.</source>
        <translation>Sonst war niemand zu hören: Entweder läuft SMMP in diesem Netz sonst nirgends, oder das Netz hält Ankündigungen zurück.</translation>
    </message>
    <message>
        <source>Is SMMP running on the other computer, on the same network, not on its guest network?</source>
        <translation>Läuft SMMP auf dem anderen Computer, im selben Netz, nicht im Gastnetz?</translation>
    </message>
    <message>
        <source>Nobody is connected.</source>
        <translation>Niemand ist verbunden.</translation>
    </message>
    <message>
        <source>People are heard here, but none of them can be reached: this network may keep its devices apart.</source>
        <translation>Personen sind zu hören, aber keine ist zu erreichen: Vielleicht trennt dieses Netz seine Geräte voneinander.</translation>
    </message>
    <message>
        <source>Guest networks often do. Use another network, or switch off “client isolation” in the router.</source>
        <translation>Gastnetze tun das oft. Benutze ein anderes Netz oder schalte im Router die „Client-Isolation“ aus.</translation>
    </message>
    <message>
        <source>Let them run this test too: mostly their firewall is in the way.</source>
        <translation>Lass dort auch diesen Test laufen: Meist ist die Firewall dort im Weg.</translation>
    </message>
    <message>
        <source>The text has characters that are no text (lone surrogates).</source>
        <translation>Der Text hat Zeichen, die kein Text sind (einzelne Surrogate).</translation>
    </message>
    <message>
        <source>Nobody accepted the invitation.</source>
        <translation>Niemand hat die Einladung angenommen.</translation>
    </message>
    <message>
        <source>There is no key for this member yet.</source>
        <translation>Für dieses Mitglied gibt es noch keinen Schlüssel.</translation>
    </message>
    <message>
        <source>You asked for it.</source>
        <translation>Du hast ihn gewünscht.</translation>
    </message>
    <message>
        <source>A resync was missed.</source>
        <translation>Ein Neuabgleich wurde verpasst.</translation>
    </message>
    <message>
        <source>Two resyncs happened at once.</source>
        <translation>Zwei Neuabgleiche kamen zugleich.</translation>
    </message>
    <message>
        <source>Too many resyncs in a minute.</source>
        <translation>Zu viele Neuabgleiche in einer Minute.</translation>
    </message>
    <message>
        <source>What others hold of this home&apos;s own messages cannot be brought back.</source>
        <translation>Was andere von eigenen Nachrichten dieses Datenordners haben, kann nicht zurückgeholt werden.</translation>
    </message>
    <message>
        <source>This home has missed too much, or was put back from a backup.</source>
        <translation>Dieser Datenordner hat zu viel verpasst oder wurde aus einer Sicherung wiederhergestellt.</translation>
    </message>
    <message>
        <source>A genuine message could not be decrypted: we are out of step.</source>
        <translation>Eine echte Nachricht konnte nicht entschlüsselt werden: Wir sind aus dem Tritt.</translation>
    </message>
    <message>
        <source>A genuine resync could not be followed: the group needs a new key agreement.</source>
        <translation>Einem echten Neuabgleich konnte nicht gefolgt werden: Die Gruppe braucht eine neue Schlüsselvereinbarung.</translation>
    </message>
    <message>
        <source>The sender of a message had another conversation before it than we have.</source>
        <translation>Wer die Nachricht schrieb, hatte davor eine andere Unterhaltung als wir.</translation>
    </message>
    <message>
        <source>A member gave different members different keys.</source>
        <translation>Ein Mitglied hat verschiedenen Mitgliedern verschiedene Schlüssel gegeben.</translation>
    </message>
    <message>
        <source>A member did not arrive at the same key.</source>
        <translation>Ein Mitglied ist nicht zum selben Schlüssel gekommen.</translation>
    </message>
    <message>
        <source>A member claims an epoch that cannot be.</source>
        <translation>Ein Mitglied behauptet eine Epoche, die es nicht geben kann.</translation>
    </message>
    <message>
        <source>A number is not an element of the group.</source>
        <translation>Eine Zahl ist kein Element der mathematischen Gruppe.</translation>
    </message>
    <message>
        <source>A public key is not one: not canonical, or of small order.</source>
        <translation>Ein öffentlicher Schlüssel ist keiner: nicht kanonisch oder von kleiner Ordnung.</translation>
    </message>
    <message>
        <source>This text is too long to be an invitation or a verification code.</source>
        <translation>Dieser Text ist zu lang für eine Einladung oder einen Verifizierungscode.</translation>
    </message>
    <message>
        <source>This code was made by a newer version of the app.</source>
        <translation>Dieser Code wurde mit einer neueren Version der App gemacht.</translation>
    </message>
    <message>
        <source>This code is damaged. Copy or scan it once more, the whole of it.</source>
        <translation>Dieser Code ist beschädigt. Kopiere oder scanne ihn noch einmal, und zwar ganz.</translation>
    </message>
    <message>
        <source>This code is for verifying somebody. To connect, ask for an invitation.</source>
        <translation>Dieser Code dient dazu, jemanden zu verifizieren. Bitte zum Verbinden um eine Einladung.</translation>
    </message>
    <message>
        <source>This code is an invitation. To verify, the other app has to show its code under “Verify”.</source>
        <translation>Dieser Code ist eine Einladung. Zum Verifizieren muss die andere App ihren Code unter „Verifizieren“ zeigen.</translation>
    </message>
    <message>
        <source>The invitation names an address that cannot be one.</source>
        <translation>Die Einladung nennt eine Adresse, die keine sein kann.</translation>
    </message>
    <message>
        <source>What answers there is not SMMP, or another version of it.</source>
        <translation>Was dort antwortet, ist nicht SMMP oder eine andere Version davon.</translation>
    </message>
    <message>
        <source>The handshake failed: what is there does not speak SMMP, or somebody alters what is sent.</source>
        <translation>Der Handschlag ist misslungen: Was dort ist, spricht nicht SMMP, oder jemand verändert, was gesendet wird.</translation>
    </message>
    <message>
        <source>Nothing there completes the handshake.</source>
        <translation>Nichts dort führt den Handschlag zu Ende.</translation>
    </message>
    <message>
        <source>What came over the link is damaged.</source>
        <translation>Was über die Verbindung kam, ist beschädigt.</translation>
    </message>
    <message>
        <source>The other side closed the connection.</source>
        <translation>Die andere Seite hat die Verbindung geschlossen.</translation>
    </message>
    <message>
        <source>This member is not let in.</source>
        <translation>Dieses Mitglied wird nicht hereingelassen.</translation>
    </message>
    <message>
        <source>There are too many connections already.</source>
        <translation>Es gibt schon zu viele Verbindungen.</translation>
    </message>
    <message>
        <source>No port is free at all addresses.</source>
        <translation>Kein Port ist an allen Adressen frei.</translation>
    </message>
    <message>
        <source>Open System Settings, Network, Firewall, Options, and allow incoming connections for SMMP or Python.</source>
        <translation>Öffne Systemeinstellungen, Netzwerk, Firewall, Optionen und erlaube eingehende Verbindungen für SMMP oder Python.</translation>
    </message>
    <message>
        <source>Open System Settings, Privacy &amp; Security, Local Network, and switch it on for SMMP or Python.</source>
        <translation>Öffne Systemeinstellungen, Datenschutz &amp; Sicherheit, Lokales Netzwerk und schalte es für SMMP oder Python ein.</translation>
    </message>
    <message>
        <source>Open Windows Security, Firewall &amp; network protection, Allow an app through firewall, and tick Private for SMMP or Python.</source>
        <translation>Öffne Windows-Sicherheit, Firewall- &amp; Netzwerkschutz, Zugriff von App durch Firewall zulassen und hake „Privat“ für SMMP oder Python an.</translation>
    </message>
    <message>
        <source>In Settings, Network &amp; internet, make sure that this network is set to Private.</source>
        <translation>Sorge unter Einstellungen, Netzwerk &amp; Internet dafür, dass dieses Netz „Privat“ ist.</translation>
    </message>
    <message>
        <source>SMMP takes another port at each start; choose a fixed one in the settings before you open it.</source>
        <translation>SMMP nimmt bei jedem Start einen anderen Port; wähle in den Einstellungen einen festen, bevor du ihn freigibst.</translation>
    </message>
    <message>
        <source>A profile picture is a PNG or JPEG image of at most 24 KiB.</source>
        <translation>Ein Profilbild ist ein PNG- oder JPEG-Bild von höchstens 24 KiB.</translation>
    </message>
    <message>
        <source>Somebody sent something else than this file; it is fetched from others.</source>
        <translation>Jemand hat etwas anderes als diese Datei geschickt; sie wird von anderen geholt.</translation>
    </message>
    <message>
        <source>Who has sent this file has withdrawn it just now.</source>
        <translation>Wer diese Datei geschickt hat, hat sie gerade zurückgezogen.</translation>
    </message>
    <message>
        <source>No message of this group announces this file.</source>
        <translation>Keine Nachricht dieser Gruppe kündigt diese Datei an.</translation>
    </message>
    <message>
        <source>The file is too large to be a trace.</source>
        <translation>Die Datei ist zu groß für eine Aufzeichnung.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The file is no trace, or not of this version.</source>
        <translation>Die Datei ist keine Aufzeichnung oder keine dieser Version.</translation>
    </message>
    <message>
        <source>{address} does not answer: a firewall there may block SMMP.</source>
        <translation>{address} antwortet nicht: Vielleicht sperrt dort eine Firewall SMMP.</translation>
    </message>
    <message>
        <source>There is no way to {address}: it is on another network, or a firewall there refuses.</source>
        <translation>Zu {address} führt kein Weg: Die Adresse liegt in einem anderen Netz, oder eine Firewall dort weist ab.</translation>
    </message>
    <message>
        <source>{address} refuses: SMMP has ended there, or uses another port.</source>
        <translation>{address} weist ab: SMMP ist dort beendet oder benutzt einen anderen Port.</translation>
    </message>
    <message>
        <source>Multicast cannot be used here: {error}.</source>
        <translation>Multicast kann hier nicht benutzt werden: {error}.</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring refused ({error}).</source>
        <translation>Der Schlüsselbund dieses Computers hat abgelehnt ({error}).</translation>
    </message>
    <message>
        <source>The passphrase cannot be checked: {error}.</source>
        <translation>Die Passphrase kann nicht geprüft werden: {error}.</translation>
    </message>
    <message>
        <source>The home cannot be written ({error}). What you just did was not stored.</source>
        <translation>Der Datenordner kann nicht geschrieben werden ({error}). Was du gerade getan hast, wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The home cannot be read ({error}).</source>
        <translation>Der Datenordner kann nicht gelesen werden ({error}).</translation>
    </message>
    <message>
        <source>The database of this home cannot be read ({error}). Nothing was changed; put it back from a backup.</source>
        <translation>Die Datenbank dieses Datenordners kann nicht gelesen werden ({error}). Nichts wurde geändert; stelle ihn aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>Another program has the home {path} open.</source>
        <translation>Ein anderes Programm hat den Datenordner {path} geöffnet.</translation>
    </message>
    <message>
        <source>{path} holds other folders. Give the home a folder of its own.</source>
        <translation>{path} enthält andere Ordner. Gib dem Datenordner einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>{path} is there already. Nothing was written.</source>
        <translation>{path} gibt es schon. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>{path} became shorter while it was backed up. Try again.</source>
        <translation>{path} wurde kürzer, während es gesichert wurde. Versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The disk is full: {path} cannot be written.</source>
        <translation>Der Datenträger ist voll: {path} kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {error}.</source>
        <translation>{path} kann nicht geschrieben werden: {error}.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}.</source>
        <translation>{path} kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>No problem was found on this computer. {rest}</source>
        <translation>Auf diesem Computer wurde kein Problem gefunden. {rest}</translation>
    </message>
    <message>
        <source>SMMP is limited to {names}, and this computer has no such address now.</source>
        <translation>SMMP ist auf {names} beschränkt, und dieser Computer hat gerade keine solche Adresse.</translation>
    </message>
    <message>
        <source>This computer is on a network, {names}.</source>
        <translation>Dieser Computer ist in einem Netz, {names}.</translation>
    </message>
    <message>
        <source>{names} looks like a VPN. If somebody is missing, try again without it.</source>
        <translation>{names} sieht nach einem VPN aus. Fehlt jemand, versuche es ohne.</translation>
    </message>
    <message>
        <source>Others can connect to port {port}, by {names}.</source>
        <translation>Andere können sich mit Port {port} verbinden, über {names}.</translation>
    </message>
    <message>
        <source>SMMP’s own port {port} does not answer, not even here: a firewall probably blocks it.</source>
        <translation>Der eigene Port {port} von SMMP antwortet nicht, nicht einmal hier: Vermutlich sperrt ihn eine Firewall.</translation>
    </message>
    <message>
        <source>SMMP answers here at some of its addresses, but not at {names}.</source>
        <translation>SMMP antwortet hier an einigen seiner Adressen, aber nicht an {names}.</translation>
    </message>
    <message>
        <source>Announcements can be sent, but not from {names}.</source>
        <translation>Ankündigungen können gesendet werden, aber nicht von {names}.</translation>
    </message>
    <message>
        <source>1 person is connected.</source>
        <translation>1 Person ist verbunden.</translation>
    </message>
    <message>
        <source>{count} people are connected.</source>
        <translation>{count} Personen sind verbunden.</translation>
    </message>
    <message>
        <source>1 person was seen, but cannot be connected to.</source>
        <translation>1 Person wurde gesehen, lässt sich aber nicht verbinden.</translation>
    </message>
    <message>
        <source>{count} people were seen, but cannot be connected to.</source>
        <translation>{count} Personen wurden gesehen, lassen sich aber nicht verbinden.</translation>
    </message>
    <message>
        <source>1 other person was heard on this network.</source>
        <translation>1 andere Person war in diesem Netz zu hören.</translation>
    </message>
    <message>
        <source>{count} other people were heard on this network.</source>
        <translation>{count} andere Personen waren in diesem Netz zu hören.</translation>
    </message>
    <message>
        <source>1 other person was heard a moment ago, but nobody just now.</source>
        <translation>1 andere Person war vor einem Moment zu hören, jetzt gerade niemand.</translation>
    </message>
    <message>
        <source>1 other person was heard 1 minute ago, but nobody just now.</source>
        <translation>1 andere Person war vor 1 Minute zu hören, jetzt gerade niemand.</translation>
    </message>
    <message>
        <source>1 other person was heard {minutes} minutes ago, but nobody just now.</source>
        <translation>1 andere Person war vor {minutes} Minuten zu hören, jetzt gerade niemand.</translation>
    </message>
    <message>
        <source>{count} other people were heard a moment ago, but nobody just now.</source>
        <translation>{count} andere Personen waren vor einem Moment zu hören, jetzt gerade niemand.</translation>
    </message>
    <message>
        <source>{count} other people were heard 1 minute ago, but nobody just now.</source>
        <translation>{count} andere Personen waren vor 1 Minute zu hören, jetzt gerade niemand.</translation>
    </message>
    <message>
        <source>{count} other people were heard {minutes} minutes ago, but nobody just now.</source>
        <translation>{count} andere Personen waren vor {minutes} Minuten zu hören, jetzt gerade niemand.</translation>
    </message>
    <message>
        <source>Port {wanted} cannot be used here now; this time it is port {port}. See Settings, Network.</source>
        <translation>Port {wanted} kann hier gerade nicht benutzt werden; diesmal ist es Port {port}. Siehe Einstellungen, Netz.</translation>
    </message>
    <message>
        <source>{name} has withdrawn the invitation.</source>
        <translation>{name} hat die Einladung zurückgezogen.</translation>
    </message>
    <message>
        <source>Two messages claim the same place in the conversation, one by {name}.</source>
        <translation>Zwei Nachrichten beanspruchen dieselbe Stelle der Unterhaltung, eine davon ist von {name}.</translation>
    </message>
    <message>
        <source>{name} sent different things to different members.</source>
        <translation>{name} hat verschiedenen Mitgliedern Verschiedenes gesendet.</translation>
    </message>
    <message>
        <source>{name} sent two texts as one message.</source>
        <translation>{name} hat zwei Texte als eine Nachricht gesendet.</translation>
    </message>
    <message>
        <source>{name} holds another conversation at this point.</source>
        <translation>{name} hat an dieser Stelle eine andere Unterhaltung.</translation>
    </message>
    <message>
        <source>{name} is damaged: what a photo tells of when and where it was taken cannot be removed from it. To send it all the same, pack it into a ZIP file.</source>
        <translation>{name} ist beschädigt: Was ein Foto darüber sagt, wann und wo es aufgenommen wurde, lässt sich nicht daraus entfernen. Um es trotzdem zu senden, packe es in eine ZIP-Datei.</translation>
    </message>
    <message>
        <source>Somebody new calls themself “{name}”. The key that this computer knows for {name} is another one: it may be a new computer, or somebody else. Compare before you trust it.</source>
        <translation>Jemand Neues nennt sich „{name}“. Der Schlüssel, den dieser Computer für {name} kennt, ist ein anderer: Es kann ein neuer Computer sein oder jemand anderes. Vergleiche, bevor du vertraust.</translation>
    </message>
    <message>
        <source>Your own identity is also in use at {address}: SMMP runs there with a copy of it. Quit it on one of the two computers and do not start it there again, for side by side they disturb your groups. If you have made no copy, somebody else has.</source>
        <translation>Deine eigene Identität wird auch unter {address} benutzt: Dort läuft SMMP mit einer Kopie davon. Beende es auf einem der beiden Computer und starte es dort nicht wieder, denn nebeneinander stören sie deine Gruppen. Hast du keine Kopie gemacht, dann hat jemand anderes eine.</translation>
    </message>
    <message>
        <source>{path} is a folder.</source>
        <translation>{path} ist ein Ordner.</translation>
    </message>
    <message>
        <source>{path} exists already.</source>
        <translation>{path} gibt es schon.</translation>
    </message>
    <message>
        <source>{path} is not a file. Only files can be sent.</source>
        <translation>{path} ist keine Datei. Nur Dateien können geschickt werden.</translation>
    </message>
    <message>
        <source>{path} is too big: at most {count} GiB can be sent.</source>
        <translation>{path} ist zu groß: Höchstens {count} GiB können geschickt werden.</translation>
    </message>
    <message>
        <source>{path} was changed while it was being read. Try again when it is finished.</source>
        <translation>{path} wurde geändert, während es gelesen wurde. Versuche es noch einmal, wenn es fertig ist.</translation>
    </message>
    <message>
        <source>The file is too big: at most {count} GiB can be fetched.</source>
        <translation>Die Datei ist zu groß: Höchstens {count} GiB können geholt werden.</translation>
    </message>
    <message>
        <source>The file cannot be read from the home: {error}.</source>
        <translation>Die Datei kann nicht aus dem Datenordner gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>The disk is too full: the file takes {size}, and {free} are free.</source>
        <translation>Der Datenträger ist zu voll: Die Datei braucht {size}, frei sind {free}.</translation>
    </message>
    <message>
        <source>The text has {count} bytes too many to be sent with a file.</source>
        <translation>Der Text hat {count} Bytes zu viel, um mit einer Datei geschickt zu werden.</translation>
    </message>
    <message>
        <source>The text has {count} bytes; at most {most} can be sent.</source>
        <translation>Der Text hat {count} Bytes; höchstens {most} können geschickt werden.</translation>
    </message>
    <message>
        <source>A group&apos;s name has 1 to {most} bytes.</source>
        <translation>Der Name einer Gruppe hat 1 bis {most} Bytes.</translation>
    </message>
    <message>
        <source>A group has 2 to {most} members, you among them; this would be {count}.</source>
        <translation>Eine Gruppe hat 2 bis {most} Mitglieder, dich eingeschlossen; das wären {count}.</translation>
    </message>
    <message>
        <source>A group has at most {most} members; this would be {count}.</source>
        <translation>Eine Gruppe hat höchstens {most} Mitglieder; das wären {count}.</translation>
    </message>
    <message>
        <source>You are in {count} groups already; leave one first.</source>
        <translation>Du bist schon in {count} Gruppen; verlasse erst eine.</translation>
    </message>
    <message>
        <source>{name} has declined the invitation.</source>
        <translation>{name} hat die Einladung abgelehnt.</translation>
    </message>
    <message>
        <source>{name} has left the group.</source>
        <translation>{name} hat die Gruppe verlassen.</translation>
    </message>
    <message>
        <source>{name} counts as having joined only now: sides that had parted have come together.</source>
        <translation>{name} gilt als erst jetzt beigetreten: Seiten, die sich getrennt hatten, sind zusammengekommen.</translation>
    </message>
    <message>
        <source>{name} sent another message under the id of one that all have agreed on.</source>
        <translation>{name} hat eine andere Nachricht unter der Kennung einer Nachricht geschickt, über die sich alle einig sind.</translation>
    </message>
    <message>
        <source>{name} tried to insert a message where all had agreed already.</source>
        <translation>{name} hat versucht, eine Nachricht einzufügen, wo sich schon alle einig waren.</translation>
    </message>
    <message>
        <source>{name} sent a message with a place in the future.</source>
        <translation>{name} hat eine Nachricht mit einer Stelle in der Zukunft geschickt.</translation>
    </message>
    <message>
        <source>You and {name} hold different texts of a message between you.</source>
        <translation>Du und {name}, ihr habt verschiedene Texte einer Nachricht zwischen euch.</translation>
    </message>
    <message>
        <source>You and {name} hold different texts of a message by {author}: {author} or {name} lies.</source>
        <translation>Du und {name}, ihr habt verschiedene Texte einer Nachricht von {author}: Entweder {author} oder {name} lügt.</translation>
    </message>
    <message>
        <source>The identity of {name} is not confirmed.</source>
        <translation>Die Identität von {name} ist nicht bestätigt.</translation>
    </message>
    <message>
        <source>{name} and {other} sent the same handshake key.</source>
        <translation>{name} und {other} haben denselben Handschlag-Schlüssel geschickt.</translation>
    </message>
    <message>
        <source>No answer from {name}.</source>
        <translation>Keine Antwort von {name}.</translation>
    </message>
    <message>
        <source>{text} is no address; write HOST:PORT, IPv6 in brackets.</source>
        <translation>{text} ist keine Adresse; schreibe RECHNER:PORT, IPv6 in Klammern.</translation>
    </message>
    <message>
        <source>What is there is not SMMP, or version {other} of it; this is version {number}.</source>
        <translation>Was dort ist, ist nicht SMMP oder Version {other} davon; dies ist Version {number}.</translation>
    </message>
    <message>
        <source>Nothing answers at {address}.</source>
        <translation>Unter {address} antwortet nichts.</translation>
    </message>
    <message>
        <source>Nobody listens at {address}.</source>
        <translation>Unter {address} nimmt niemand an.</translation>
    </message>
    <message>
        <source>There is no computer called {name}.</source>
        <translation>Einen Computer namens {name} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no way to {address} from here.</source>
        <translation>Von hier führt kein Weg zu {address}.</translation>
    </message>
    <message>
        <source>Somebody else answers at {address}: not with the key that was expected. The connection was dropped.</source>
        <translation>Unter {address} antwortet jemand anderes: nicht mit dem erwarteten Schlüssel. Die Verbindung wurde getrennt.</translation>
    </message>
    <message>
        <source>{address} cannot be reached: {error}.</source>
        <translation>{address} ist nicht zu erreichen: {error}.</translation>
    </message>
    <message>
        <source>Port {port} at {address} is in use by another program.</source>
        <translation>Port {port} unter {address} wird von einem anderen Programm benutzt.</translation>
    </message>
    <message>
        <source>{address} is no address of this computer.</source>
        <translation>{address} ist keine Adresse dieses Computers.</translation>
    </message>
    <message>
        <source>Port {port} is reserved; choose one above 1023.</source>
        <translation>Port {port} ist reserviert; wähle einen über 1023.</translation>
    </message>
    <message>
        <source>It is not possible to listen at {address}, port {port}: {error}.</source>
        <translation>Unter {address}, Port {port}, kann nichts angenommen werden: {error}.</translation>
    </message>
    <message>
        <source>Line {number} is not a line of a trace.</source>
        <translation>Zeile {number} ist keine Zeile einer Aufzeichnung.</translation>
    </message>
    <message>
        <source>Line {number} is a step that does not fit together.</source>
        <translation>Zeile {number} ist ein Schritt, der nicht zusammenpasst.</translation>
    </message>
    <message>
        <source>Line {number} is earlier than the line before it.</source>
        <translation>Zeile {number} ist früher als die Zeile davor.</translation>
    </message>
    <message>
        <source>The trace has format {number}; this version reads {other}.</source>
        <translation>Die Aufzeichnung hat das Format {number}; diese Version liest {other}.</translation>
    </message>
    <message>
        <source>{rest} It came from {name}.</source>
        <translation>{rest} Das kam von {name}.</translation>
    </message>
    <message>
        <source>{rest} What it lacks is sent again.</source>
        <translation>{rest} Was dort fehlt, wird noch einmal gesendet.</translation>
    </message>
    <message>
        <source>{rest} The group makes a new key instead.</source>
        <translation>{rest} Die Gruppe macht stattdessen einen neuen Schlüssel.</translation>
    </message>
    <message>
        <source>{address}: {rest}</source>
        <translation>{address}: {rest}</translation>
    </message>
    <message>
        <source>{names} and {last}</source>
        <translation>{names} und {last}</translation>
    </message>
    <message>
        <source>Nobody is nearby yet. People appear here when they start the app.</source>
        <translation>Noch ist niemand in der Nähe. Personen erscheinen hier, sobald sie die App starten.</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Neue Gruppe</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Name der Gruppe</translation>
    </message>
    <message>
        <source>People to invite</source>
        <translation>Einzuladende Personen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Create group</source>
        <translation>Gruppe erstellen</translation>
    </message>
    <message>
        <source>Friends of the lighthouse</source>
        <translation>Freunde des Leuchtturms</translation>
    </message>
    <message>
        <source>You are still connected. To end SMMP, choose Quit in the menu of its icon in the tray.</source>
        <translation>Du bist weiter verbunden. Um SMMP zu beenden, wähle „Beenden“ im Menü des Symbols in der Taskleiste.</translation>
    </message>
    <message>
        <source>SMMP is still running</source>
        <translation>SMMP läuft weiter</translation>
    </message>
    <message>
        <source>Rename this group</source>
        <translation>Diese Gruppe umbenennen</translation>
    </message>
    <message>
        <source>The name is only yours: the others keep theirs.</source>
        <translation>Der Name gilt nur bei dir: Die anderen behalten ihren.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Leave {name}?</source>
        <translation>{name} verlassen?</translation>
    </message>
    <message>
        <source>The conversation is erased from this computer; the others keep theirs and can go on without you. To come back, you have to be added again by a member.</source>
        <translation>Die Unterhaltung wird von diesem Computer gelöscht. Die anderen behalten ihre und können ohne dich weitermachen. Um zurückzukommen, muss dich ein Mitglied wieder hinzufügen.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Everything is encrypted; your passphrase opens it. Nobody can bring back a forgotten one.</source>
        <translation>Alles ist verschlüsselt; deine Passphrase öffnet es. Eine vergessene kann niemand zurückholen.</translation>
    </message>
    <message>
        <source>Everything is encrypted; this computer&apos;s keyring holds the key. Whoever can unlock it can open this.</source>
        <translation>Alles ist verschlüsselt; den Schlüssel hat der Schlüsselbund dieses Computers. Wer ihn entsperren kann, kann dies öffnen.</translation>
    </message>
    <message>
        <source>Everything is encrypted, but the key lies beside it in a file that only your account can read: whoever can use this account can open it.</source>
        <translation>Alles ist verschlüsselt, aber der Schlüssel liegt daneben in einer Datei, die nur dein Benutzerkonto lesen kann: Wer dieses Konto benutzen kann, kann es öffnen.</translation>
    </message>
    <message>
        <source>Smileys</source>
        <translation>Smileys</translation>
    </message>
    <message>
        <source>Animals and nature</source>
        <translation>Tiere und Natur</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>Essen und Trinken</translation>
    </message>
    <message>
        <source>Travel and places</source>
        <translation>Reisen und Orte</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Aktivitäten</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Gegenstände</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>Symbole</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Flaggen</translation>
    </message>
    <message>
        <source>Recently used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Search emoji</source>
        <translation>Emoji suchen</translation>
    </message>
    <message>
        <source>No emoji of this name.</source>
        <translation>Kein Emoji mit diesem Namen.</translation>
    </message>
    <message>
        <source>No font here can draw emoji.</source>
        <translation>Keine Schrift hier kann Emoji zeichnen.</translation>
    </message>
    <message>
        <source>Out of step · finding out what is missing</source>
        <translation>Aus dem Tritt · suche, was fehlt</translation>
    </message>
    <message>
        <source>Resyncing · new start sent to everyone</source>
        <translation>Gleicht ab · Neubeginn an alle gesendet</translation>
    </message>
    <message>
        <source>Resyncing · new start received</source>
        <translation>Gleicht ab · Neubeginn empfangen</translation>
    </message>
    <message>
        <source>In step again · agreeing on fresh keys</source>
        <translation>Wieder im Gleichschritt · vereinbare frische Schlüssel</translation>
    </message>
    <message>
        <source>Everyone is back in step</source>
        <translation>Alle sind wieder im Gleichschritt</translation>
    </message>
    <message>
        <source>The resync did not succeed</source>
        <translation>Der Neuabgleich ist nicht gelungen</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) sent again</source>
        <translation>
            <numerusform>%n Nachricht erneut gesendet</numerusform>
            <numerusform>%n Nachrichten erneut gesendet</numerusform>
        </translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>The app met an error it did not expect, and goes on. What was stored is safe. Nothing has been sent to anybody; if you report it, read the text first: it may name files and people.</source>
        <translation>Die App ist auf einen unerwarteten Fehler gestoßen und macht weiter. Was gespeichert war, ist sicher. Nichts wurde an irgendwen gesendet. Wenn du ihn meldest, lies vorher den Text: Er kann Dateien und Personen nennen.</translation>
    </message>
    <message>
        <source>What happened, for a report</source>
        <translation>Was geschehen ist, für einen Bericht</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>One more error has happened since. The log has both.</source>
        <translation>Seitdem ist noch ein Fehler geschehen. Das Protokoll hat beide.</translation>
    </message>
    <message numerus="yes">
        <source>%n more errors have happened since. The log has all.</source>
        <translation>
            <numerusform>Seitdem ist noch %n Fehler geschehen. Das Protokoll hat beide.</numerusform>
            <numerusform>Seitdem sind noch %n Fehler geschehen. Das Protokoll hat alle.</numerusform>
        </translation>
    </message>
    <message>
        <source>holds it</source>
        <translation>hat sie</translation>
    </message>
    <message>
        <source>not confirmed yet</source>
        <translation>noch unbestätigt</translation>
    </message>
    <message>
        <source>joined later</source>
        <translation>kam später</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>abweichend</translation>
    </message>
    <message>
        <source>Wrote it</source>
        <translation>Hat sie geschrieben</translation>
    </message>
    <message>
        <source>Has confirmed it</source>
        <translation>Hat sie bestätigt</translation>
    </message>
    <message>
        <source>It has been sent</source>
        <translation>Sie wurde gesendet</translation>
    </message>
    <message>
        <source>It waits on this computer</source>
        <translation>Sie wartet auf diesem Computer</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>On this computer, sent to you later</source>
        <translation>Auf diesem Computer, dir später gesendet</translation>
    </message>
    <message>
        <source>Newcomers see nothing earlier</source>
        <translation>Neue sehen nichts Früheres</translation>
    </message>
    <message>
        <source>Has confirmed all that you hold</source>
        <translation>Hat alles bestätigt, was du hast</translation>
    </message>
    <message>
        <source>Has confirmed something else up to there</source>
        <translation>Hat bis dorthin etwas anderes bestätigt</translation>
    </message>
    <message>
        <source>It is sent when they are back</source>
        <translation>Sie wird bei der Rückkehr gesendet</translation>
    </message>
    <message>
        <source>It has not been sent yet</source>
        <translation>Sie wurde noch nicht gesendet</translation>
    </message>
    <message>
        <source>Confirmed less so far</source>
        <translation>Hat bisher weniger bestätigt</translation>
    </message>
    <message>
        <source>Not heard yet</source>
        <translation>Noch nichts gehört</translation>
    </message>
    <message>
        <source> (you)</source>
        <translation> (du)</translation>
    </message>
    <message>
        <source>{name} invites you, with {others}</source>
        <translation>{name} lädt dich ein, mit {others}</translation>
    </message>
    <message>
        <source>{name} invites you</source>
        <translation>{name} lädt dich ein</translation>
    </message>
    <message>
        <source>You share no group with {name}, and have not verified them.</source>
        <translation>Du teilst keine Gruppe mit {name} und hast {name} nicht verifiziert.</translation>
    </message>
    <message>
        <source>You have verified {name}.</source>
        <translation>Du hast {name} verifiziert.</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Accept the invitation to {name}</source>
        <translation>Einladung zu {name} annehmen</translation>
    </message>
    <message>
        <source>Decline the invitation to {name}</source>
        <translation>Einladung zu {name} ablehnen</translation>
    </message>
    <message>
        <source>Block {name}</source>
        <translation>{name} blockieren</translation>
    </message>
    <message>
        <source>Show the other invitations</source>
        <translation>Die anderen Einladungen zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n more invitation(s) from strangers</source>
        <translation>
            <numerusform>%n weitere Einladung von Fremden</numerusform>
            <numerusform>%n weitere Einladungen von Fremden</numerusform>
        </translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>Für immer</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n Jahr</numerusform>
            <numerusform>%n Jahre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep messages</source>
        <translation>Nachrichten aufbewahren</translation>
    </message>
    <message>
        <source>As in the settings ({time})</source>
        <translation>Wie in den Einstellungen ({time})</translation>
    </message>
    <message>
        <source>As in the settings (for ever)</source>
        <translation>Wie in den Einstellungen (für immer)</translation>
    </message>
    <message>
        <source>Keep messages for {time}?</source>
        <translation>Nachrichten {time} aufbewahren?</translation>
    </message>
    <message>
        <source>In {group}, what you have seen and is older than {time} is erased from this computer, now and from now on. It cannot be brought back. Others keep theirs.</source>
        <translation>In {group} wird, was du gesehen hast und was älter als {time} ist, von diesem Computer gelöscht, jetzt und künftig. Es kann nicht zurückgeholt werden. Andere behalten ihres.</translation>
    </message>
    <message>
        <source>Erase older messages</source>
        <translation>Ältere Nachrichten löschen</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Abwesend</translation>
    </message>
    <message>
        <source>Invited · connected</source>
        <translation>Eingeladen · verbunden</translation>
    </message>
    <message>
        <source>Invited · away</source>
        <translation>Eingeladen · abwesend</translation>
    </message>
    <message>
        <source>Blocked by you</source>
        <translation>Von dir blockiert</translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation>{name} (du)</translation>
    </message>
    <message>
        <source>Message privately…</source>
        <translation>Privat schreiben …</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Take the invitation back</source>
        <translation>Einladung zurücknehmen</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>stimmt überein</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>hinkt nach</translation>
    </message>
    <message>
        <source>not heard yet</source>
        <translation>noch nichts gehört</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>nicht verifiziert</translation>
    </message>
    <message>
        <source>digest {digest}</source>
        <translation>Prüfsumme {digest}</translation>
    </message>
    <message>
        <source>Position {where}</source>
        <translation>Position {where}</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Computer</translation>
    </message>
    <message>
        <source>No digest yet</source>
        <translation>Noch keine Prüfsumme</translation>
    </message>
    <message>
        <source>Nothing written under these keys yet</source>
        <translation>Unter diesen Schlüsseln noch nichts geschrieben</translation>
    </message>
    <message>
        <source>Epoch·era·step {where} · {heard}</source>
        <translation>Epoche·Ära·Schritt {where} · {heard}</translation>
    </message>
    <message>
        <source>Members of {name}</source>
        <translation>Mitglieder von {name}</translation>
    </message>
    <message>
        <source>Add people…</source>
        <translation>Personen hinzufügen …</translation>
    </message>
    <message>
        <source>Go on without {names}</source>
        <translation>Ohne {names} weitermachen</translation>
    </message>
    <message numerus="yes">
        <source>Go on without %n</source>
        <translation>
            <numerusform>Ohne diese Person weitermachen</numerusform>
            <numerusform>Ohne sie weitermachen</numerusform>
        </translation>
    </message>
    <message>
        <source>Add people to {name}</source>
        <translation>Personen zu {name} hinzufügen</translation>
    </message>
    <message>
        <source>People to add</source>
        <translation>Hinzuzufügende Personen</translation>
    </message>
    <message>
        <source>Everybody known here is in the group already. Others appear when they start the app.</source>
        <translation>Alle hier Bekannten sind schon in der Gruppe. Andere erscheinen, sobald sie die App starten.</translation>
    </message>
    <message>
        <source>Newcomers see nothing written before.</source>
        <translation>Neue sehen nichts, was vorher geschrieben wurde.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>{names} is/are away: adding waits until everybody is connected.</source>
        <translation>
            <numerusform>{names} ist abwesend: Das Hinzufügen wartet, bis alle verbunden sind.</numerusform>
            <numerusform>{names} sind abwesend: Das Hinzufügen wartet, bis alle verbunden sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>{name} entfernen?</translation>
    </message>
    <message>
        <source>It takes effect at once: who hears of it writes nothing more that {name} could read. What {name} has received already stays there.</source>
        <translation>Es wirkt sofort: Wer davon erfährt, schreibt nichts mehr, was {name} lesen könnte. Was {name} schon bekommen hat, bleibt dort.</translation>
    </message>
    <message>
        <source>Frame in flight</source>
        <translation>Paket unterwegs</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Delay by a second</source>
        <translation>Um eine Sekunde verzögern</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>Verdoppeln</translation>
    </message>
    <message>
        <source>Corrupt</source>
        <translation>Beschädigen</translation>
    </message>
    <message>
        <source>{name}, what to do</source>
        <translation>Aktionen für {name}</translation>
    </message>
    <message>
        <source>Hello from {name}</source>
        <translation>Hallo von {name}</translation>
    </message>
    <message>
        <source>Say something</source>
        <translation>Etwas schreiben</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Kill</source>
        <translation>Sofort beenden</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Start again from an old copy</source>
        <translation>Von einer alten Kopie neu starten</translation>
    </message>
    <message>
        <source>Make it lie</source>
        <translation>Zum Lügen bringen</translation>
    </message>
    <message>
        <source>Steal its keys</source>
        <translation>Schlüssel stehlen</translation>
    </message>
    <message>
        <source>Let {name} remove it</source>
        <translation>Von {name} entfernen lassen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Cut off from everybody</source>
        <translation>Von allen trennen</translation>
    </message>
    <message>
        <source>Link again</source>
        <translation>Wieder verbinden</translation>
    </message>
    <message>
        <source>Message details</source>
        <translation>Nachrichtendetails</translation>
    </message>
    <message>
        <source>Who holds it</source>
        <translation>Wer sie hat</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verifiziert</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>Nicht verifiziert</translation>
    </message>
    <message>
        <source>By the clock of its author&apos;s computer</source>
        <translation>Nach der Uhr des Computers, auf dem sie geschrieben wurde</translation>
    </message>
    <message>
        <source>Author&apos;s clock</source>
        <translation>Uhr beim Schreiben</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Digest after it</source>
        <translation>Prüfsumme danach</translation>
    </message>
    <message>
        <source>None yet: it has not been sent.</source>
        <translation>Noch keine: Sie wurde noch nicht gesendet.</translation>
    </message>
    <message>
        <source>Epoch {epoch} · era {era} · step {step}</source>
        <translation>Epoche {epoch} · Ära {era} · Schritt {step}</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Noch keine.</translation>
    </message>
    <message>
        <source>in messages with {name}</source>
        <translation>in Nachrichten mit {name}</translation>
    </message>
    <message>
        <source>in {name}</source>
        <translation>in {name}</translation>
    </message>
    <message>
        <source>Multicast cannot be sent here.</source>
        <translation>Multicast kann hier nicht gesendet werden.</translation>
    </message>
    <message>
        <source>This computer is not on a network. Switch Wi-Fi on, or plug in a cable; people then appear here.</source>
        <translation>Dieser Computer ist in keinem Netz. Schalte WLAN ein oder stecke ein Kabel an; dann erscheinen hier Personen.</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Kein Netz</translation>
    </message>
    <message>
        <source>Not on a network</source>
        <translation>In keinem Netz</translation>
    </message>
    <message>
        <source>Discovery is switched off. Connect by address.</source>
        <translation>Die Suche im Netz ist ausgeschaltet. Verbinde dich über eine Adresse.</translation>
    </message>
    <message>
        <source>Not looking around</source>
        <translation>Keine Suche im Netz</translation>
    </message>
    <message>
        <source>{why} Connecting by address still works.</source>
        <translation>{why} Über eine Adresse verbinden geht weiterhin.</translation>
    </message>
    <message>
        <source>Cannot look around</source>
        <translation>Suche nicht möglich</translation>
    </message>
    <message>
        <source>You are hidden: you see people on this network, but they see you only once you connect to them.</source>
        <translation>Du bist verborgen: Du siehst Personen in diesem Netz, sie sehen dich aber erst, wenn du dich mit ihnen verbindest.</translation>
    </message>
    <message>
        <source>Hidden · nobody connected</source>
        <translation>Verborgen · niemand verbunden</translation>
    </message>
    <message>
        <source>Nobody there yet</source>
        <translation>Noch niemand da</translation>
    </message>
    <message>
        <source>Looking around on this network works; people appear here as soon as they start the app.</source>
        <translation>Die Suche in diesem Netz funktioniert. Personen erscheinen hier, sobald sie die App starten.</translation>
    </message>
    <message>
        <source>Nobody connected yet</source>
        <translation>Noch niemand verbunden</translation>
    </message>
    <message>
        <source>{count} connected · hidden</source>
        <translation>{count} verbunden · verborgen</translation>
    </message>
    <message>
        <source>{count} connected</source>
        <translation>{count} verbunden</translation>
    </message>
    <message>
        <source>{sender} privately in {group}</source>
        <translation>{sender} privat in {group}</translation>
    </message>
    <message>
        <source>{sender} in {group}</source>
        <translation>{sender} in {group}</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Neue Nachricht</translation>
    </message>
    <message numerus="yes">
        <source>%n private messages from {sender} in {group}</source>
        <translation>
            <numerusform>%n private Nachricht von {sender} in {group}</numerusform>
            <numerusform>%n private Nachrichten von {sender} in {group}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages in {group}</source>
        <translation>
            <numerusform>%n Nachricht in {group}</numerusform>
            <numerusform>%n Nachrichten in {group}</numerusform>
        </translation>
    </message>
    <message>
        <source>The newest one is from {sender}</source>
        <translation>Die neueste ist von {sender}</translation>
    </message>
    <message numerus="yes">
        <source>%n messages in {conversations} conversations</source>
        <translation>
            <numerusform>%n Nachricht in {conversations} Unterhaltungen</numerusform>
            <numerusform>%n Nachrichten in {conversations} Unterhaltungen</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} invites you to {group}</source>
        <translation>{name} lädt dich zu {group} ein</translation>
    </message>
    <message>
        <source>Accept or decline in SMMP.</source>
        <translation>Nimm in SMMP an oder lehne ab.</translation>
    </message>
    <message>
        <source>File: {name}</source>
        <translation>Datei: {name}</translation>
    </message>
    <message>
        <source>That message is not here any more.</source>
        <translation>Diese Nachricht ist nicht mehr hier.</translation>
    </message>
    <message>
        <source>{name} would like to compare emoji with you, so that you can verify each other.</source>
        <translation>{name} möchte mit dir Emoji vergleichen, damit ihr einander verifizieren könnt.</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>Antwortet nicht</translation>
    </message>
    <message>
        <source>Cannot be reached</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>Refuses connections</source>
        <translation>Weist Verbindungen ab</translation>
    </message>
    <message>
        <source>Cannot be connected</source>
        <translation>Nicht zu verbinden</translation>
    </message>
    <message>
        <source>Group {name}</source>
        <translation>Gruppe {name}</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>stumm</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n ungelesen</numerusform>
            <numerusform>%n ungelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>name only claimed</source>
        <translation>Name nur behauptet</translation>
    </message>
    <message>
        <source>Not connected · name only claimed</source>
        <translation>Nicht verbunden · Name nur behauptet</translation>
    </message>
    <message>
        <source>Away · verified</source>
        <translation>Abwesend · verifiziert</translation>
    </message>
    <message>
        <source>Away · not compared yet</source>
        <translation>Abwesend · nicht verglichen</translation>
    </message>
    <message>
        <source>Connected · verified</source>
        <translation>Verbunden · verifiziert</translation>
    </message>
    <message>
        <source>Connected · not compared yet</source>
        <translation>Verbunden · nicht verglichen</translation>
    </message>
    <message>
        <source>{name} was seen on this network. {says}</source>
        <translation>{name} wurde in diesem Netz gesehen. {says}</translation>
    </message>
    <message>
        <source>Private messages with {name} in {group}</source>
        <translation>Private Nachrichten mit {name} in {group}</translation>
    </message>
    <message>
        <source>Private messages with {name}, verified, in {group}</source>
        <translation>Private Nachrichten mit {name}, verifiziert, in {group}</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Unterhaltungen</translation>
    </message>
    <message>
        <source>People nearby</source>
        <translation>Personen in der Nähe</translation>
    </message>
    <message>
        <source>Others may be missing</source>
        <translation>Andere fehlen vielleicht</translation>
    </message>
    <message>
        <source>With {names}</source>
        <translation>Mit {names}</translation>
    </message>
    <message>
        <source>Nobody else yet</source>
        <translation>Noch niemand sonst</translation>
    </message>
    <message>
        <source>This is no image that can be used. Choose a PNG or JPEG file.</source>
        <translation>Dieses Bild kann nicht benutzt werden. Wähle eine PNG- oder JPEG-Datei.</translation>
    </message>
    <message>
        <source>This file is too large for a picture: 40 MB at most.</source>
        <translation>Diese Datei ist zu groß für ein Bild: höchstens 40 MB.</translation>
    </message>
    <message>
        <source>This image is too large: 50 million pixels at most.</source>
        <translation>Dieses Bild ist zu groß: höchstens 50 Millionen Bildpunkte.</translation>
    </message>
    <message>
        <source>Message from somebody you blocked</source>
        <translation>Nachricht von jemandem, den du blockiert hast</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Private messages</source>
        <translation>Private Nachrichten</translation>
    </message>
    <message>
        <source>Back to the group (Esc)</source>
        <translation>Zurück zur Gruppe (Esc)</translation>
    </message>
    <message>
        <source>{name}: verified</source>
        <translation>{name}: verifiziert</translation>
    </message>
    <message>
        <source>{name}: not verified. Verify…</source>
        <translation>{name}: nicht verifiziert. Verifizieren …</translation>
    </message>
    <message>
        <source> · only you two</source>
        <translation> · nur ihr zwei</translation>
    </message>
    <message>
        <source>Only {name} can read this</source>
        <translation>Nur {name} kann dies lesen</translation>
    </message>
    <message>
        <source>No longer in the group: {name}</source>
        <translation>Nicht mehr in der Gruppe: {name}</translation>
    </message>
    <message>
        <source>You are no longer a member of this group</source>
        <translation>Du bist kein Mitglied dieser Gruppe mehr</translation>
    </message>
    <message>
        <source>Message not here</source>
        <translation>Nachricht nicht hier</translation>
    </message>
    <message>
        <source>Do not answer this message (Esc)</source>
        <translation>Nicht auf diese Nachricht antworten (Esc)</translation>
    </message>
    <message>
        <source>Answering {said}</source>
        <translation>Antwort auf {said}</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Suchergebnisse</translation>
    </message>
    <message>
        <source>Searches everywhere instead</source>
        <translation>Sucht stattdessen überall</translation>
    </message>
    <message>
        <source>Search everywhere instead (Ctrl+F)</source>
        <translation>Stattdessen überall suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>Suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation>Suche schließen (Esc)</translation>
    </message>
    <message>
        <source>These are the newest {count}. Another word narrows it down.</source>
        <translation>Das sind die neuesten {count}. Ein weiteres Wort grenzt es ein.</translation>
    </message>
    <message>
        <source>There may be more</source>
        <translation>Vielleicht gibt es mehr</translation>
    </message>
    <message>
        <source>Type a word that stands in the message you are looking for.</source>
        <translation>Gib ein Wort ein, das in der gesuchten Nachricht steht.</translation>
    </message>
    <message>
        <source>Search here</source>
        <translation>Hier suchen</translation>
    </message>
    <message>
        <source>Type a name, or a word that stands in the message you are looking for.</source>
        <translation>Gib einen Namen ein oder ein Wort, das in der gesuchten Nachricht steht.</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Überall suchen</translation>
    </message>
    <message>
        <source>No message here has “{words}”. Press Ctrl+F to search everywhere.</source>
        <translation>Keine Nachricht hier enthält „{words}“. Drücke Strg+F, um überall zu suchen.</translation>
    </message>
    <message>
        <source>No name and no message has “{words}”. Fewer or shorter words may find it.</source>
        <translation>Kein Name und keine Nachricht enthält „{words}“. Weniger oder kürzere Wörter finden es vielleicht.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>{author}, {when}: {words}</source>
        <translation>{author}, {when}: {words}</translation>
    </message>
    <message>
        <source>In {where}, {author}, {when}: {words}</source>
        <translation>In {where}, {author}, {when}: {words}</translation>
    </message>
    <message>
        <source>Private messages with {other} in {where}, {author}, {when}: {words}</source>
        <translation>Private Nachrichten mit {other} in {where}, {author}, {when}: {words}</translation>
    </message>
    <message>
        <source>{word}, {number} of {count}</source>
        <translation>{word}, {number} von {count}</translation>
    </message>
    <message>
        <source>This computer’s network</source>
        <translation>Netz dieses Computers</translation>
    </message>
    <message>
        <source>Where others connect to you</source>
        <translation>Wo andere sich mit dir verbinden</translation>
    </message>
    <message>
        <source>Whether that answers</source>
        <translation>Ob das antwortet</translation>
    </message>
    <message>
        <source>Sending announcements</source>
        <translation>Ankündigungen senden</translation>
    </message>
    <message>
        <source>Hearing announcements</source>
        <translation>Ankündigungen hören</translation>
    </message>
    <message>
        <source>Other people on the network</source>
        <translation>Andere Personen im Netz</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Funktioniert</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Not certain</source>
        <translation>Nicht sicher</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>Warte …</translation>
    </message>
    <message>
        <source>{title}: waiting</source>
        <translation>{title}: wartet</translation>
    </message>
    <message>
        <source>SMMP self-test of {fingerprint}: {verdict}</source>
        <translation>SMMP-Selbsttest von {fingerprint}: {verdict}</translation>
    </message>
    <message>
        <source>Not seeing someone?</source>
        <translation>Fehlt jemand?</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Connect by address…</source>
        <translation>Über Adresse verbinden …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Looking around… this takes a few seconds.</source>
        <translation>Sehe mich um … das dauert ein paar Sekunden.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über SMMP</translation>
    </message>
    <message>
        <source>SMMP {version}. Group chat in which everybody can see that all hold the same conversation, after “SMMP: A Secure Multi-Party Messaging Protocol” (2014). No server, no account.</source>
        <translation>SMMP {version}. Gruppenchat, in dem alle sehen können, dass alle dieselbe Unterhaltung haben, nach „SMMP: A Secure Multi-Party Messaging Protocol“ (2014). Kein Server, kein Konto.</translation>
    </message>
    <message>
        <source>My fingerprint</source>
        <translation>Mein Fingerabdruck</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>Aufbewahrt in</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Klein</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Groß</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Text and motion</source>
        <translation>Text und Bewegung</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Off: nothing on the screen moves by itself.</source>
        <translation>Aus: Nichts auf dem Bildschirm bewegt sich von selbst.</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Counts from the next start.</source>
        <translation>Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Sections of the settings</source>
        <translation>Bereiche der Einstellungen</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Reiner Text</translation>
    </message>
    <message>
        <source>JSON, for programs</source>
        <translation>JSON, für Programme</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Older messages are erased from this computer once you have seen them; others keep theirs. A group&apos;s own menu can say otherwise for that group.</source>
        <translation>Ältere Nachrichten werden von diesem Computer gelöscht, sobald du sie gesehen hast; andere behalten ihre. Im Menü einer Gruppe kannst du es für sie anders festlegen.</translation>
    </message>
    <message>
        <source>Erase now</source>
        <translation>Jetzt löschen</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Older than {time}</source>
        <translation>Älter als {time}</translation>
    </message>
    <message>
        <source>What to erase</source>
        <translation>Was gelöscht wird</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Art der Datei</translation>
    </message>
    <message>
        <source>Private messages too</source>
        <translation>Auch private Nachrichten</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>An exported file is not encrypted: whoever gets it can read it.</source>
        <translation>Eine exportierte Datei ist nicht verschlüsselt: Wer sie bekommt, kann sie lesen.</translation>
    </message>
    <message>
        <source>All conversations</source>
        <translation>Alle Unterhaltungen</translation>
    </message>
    <message>
        <source>What you have seen and is older than {time} is erased from this computer, now and from now on. It cannot be brought back. Others keep theirs.</source>
        <translation>Was du gesehen hast und was älter als {time} ist, wird von diesem Computer gelöscht, jetzt und künftig. Es kann nicht zurückgeholt werden. Andere behalten ihres.</translation>
    </message>
    <message>
        <source>In {name}, everything is erased from this computer and cannot be brought back.</source>
        <translation>In {name} wird alles von diesem Computer gelöscht und kann nicht zurückgeholt werden.</translation>
    </message>
    <message>
        <source>In {name}, what is older than {time} is erased from this computer and cannot be brought back.</source>
        <translation>In {name} wird, was älter als {time} ist, von diesem Computer gelöscht und kann nicht zurückgeholt werden.</translation>
    </message>
    <message>
        <source>In all conversations, what is older than {time} is erased from this computer and cannot be brought back.</source>
        <translation>In allen Unterhaltungen wird, was älter als {time} ist, von diesem Computer gelöscht und kann nicht zurückgeholt werden.</translation>
    </message>
    <message>
        <source>In all conversations, everything is erased from this computer and cannot be brought back.</source>
        <translation>In allen Unterhaltungen wird alles von diesem Computer gelöscht und kann nicht zurückgeholt werden.</translation>
    </message>
    <message>
        <source>Others keep theirs. What has still to be sent stays.</source>
        <translation>Andere behalten ihres. Was noch zu senden ist, bleibt.</translation>
    </message>
    <message>
        <source>Erase what is older than {time}?</source>
        <translation>Löschen, was älter als {time} ist?</translation>
    </message>
    <message>
        <source>Erase everything?</source>
        <translation>Alles löschen?</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>{name} has been written.</source>
        <translation>{name} wurde geschrieben.</translation>
    </message>
    <message>
        <source>Replace {name}?</source>
        <translation>{name} ersetzen?</translation>
    </message>
    <message>
        <source>There is a file of this name already. What is in it is lost.</source>
        <translation>Es gibt schon eine Datei mit diesem Namen. Ihr Inhalt geht verloren.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Verborgen</translation>
    </message>
    <message>
        <source>Your app announces nothing and connects by itself only to people you share a group with or have verified. Others reach you by your address.</source>
        <translation>Deine App kündigt nichts an und verbindet sich von selbst nur mit Personen, mit denen du eine Gruppe teilst oder die du verifiziert hast. Andere erreichen dich über deine Adresse.</translation>
    </message>
    <message>
        <source>Any free port</source>
        <translation>Ein freier Port</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>A port of your own helps where a firewall must know it. 0: any free port.</source>
        <translation>Ein eigener Port hilft, wo eine Firewall ihn kennen muss. 0: ein freier Port.</translation>
    </message>
    <message>
        <source>Networks to use</source>
        <translation>Benutzte Netze</translation>
    </message>
    <message>
        <source>All networks</source>
        <translation>Alle Netze</translation>
    </message>
    <message>
        <source>New ones too.</source>
        <translation>Auch neue.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Finding people</source>
        <translation>Personen finden</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Funktioniert</translation>
    </message>
    <message>
        <source>Not there now</source>
        <translation>Gerade nicht da</translation>
    </message>
    <message>
        <source>What you have changed counts from the next start.</source>
        <translation>Was du geändert hast, gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>What you change here counts from the next start.</source>
        <translation>Was du hier änderst, gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>At least one network is needed.</source>
        <translation>Mindestens ein Netz wird gebraucht.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Tell me about</source>
        <translation>Melde mir</translation>
    </message>
    <message>
        <source>All messages and invitations</source>
        <translation>Alle Nachrichten und Einladungen</translation>
    </message>
    <message>
        <source>Private messages and invitations only</source>
        <translation>Nur private Nachrichten und Einladungen</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Show what was written</source>
        <translation>Zeigen, was geschrieben wurde</translation>
    </message>
    <message>
        <source>Off: a notification says only who wrote. Whoever sees your screen reads no message there.</source>
        <translation>Aus: Eine Benachrichtigung sagt nur, wer geschrieben hat. Wer deinen Bildschirm sieht, liest dort keine Nachricht.</translation>
    </message>
    <message>
        <source>A single group is muted in its own menu.</source>
        <translation>Eine einzelne Gruppe schaltest du in ihrem Menü stumm.</translation>
    </message>
    <message>
        <source>Copy: {what}</source>
        <translation>Kopieren: {what}</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>Jetzige Passphrase</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Neue Passphrase</translation>
    </message>
    <message>
        <source>New passphrase once more</source>
        <translation>Neue Passphrase noch einmal</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>Die beiden Passphrasen sind verschieden.</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>Dein Bild</translation>
    </message>
    <message>
        <source>Chooses another one</source>
        <translation>Wählt ein anderes</translation>
    </message>
    <message>
        <source>Choose a picture, or drop one here</source>
        <translation>Wähle ein Bild oder lege eines hier ab</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Choose picture…</source>
        <translation>Bild wählen …</translation>
    </message>
    <message>
        <source>Remove picture</source>
        <translation>Bild entfernen</translation>
    </message>
    <message>
        <source>People you share a group with see your picture. Like a name, it proves nothing about who you are.</source>
        <translation>Personen, mit denen du eine Gruppe teilst, sehen dein Bild. Wie ein Name beweist es nicht, wer du bist.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Dein Name</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Who is connected sees a new name when they next connect to you.</source>
        <translation>Wer verbunden ist, sieht einen neuen Namen bei der nächsten Verbindung mit dir.</translation>
    </message>
    <message>
        <source>Who you are</source>
        <translation>Wer du bist</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Ein Bild wählen</translation>
    </message>
    <message>
        <source>Nobody can bring back a forgotten passphrase.</source>
        <translation>Eine vergessene Passphrase kann niemand zurückholen.</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>Deine Daten</translation>
    </message>
    <message>
        <source>Use this computer&apos;s keyring…</source>
        <translation>Schlüsselbund benutzen …</translation>
    </message>
    <message>
        <source>Remove passphrase…</source>
        <translation>Passphrase entfernen …</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Files too</source>
        <translation>Auch Dateien</translation>
    </message>
    <message>
        <source>Those that others sent you, and yours.</source>
        <translation>Die, die andere dir gesendet haben, und deine.</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sichern …</translation>
    </message>
    <message>
        <source>One encrypted file with your identity and all conversations. Restore it at the first start on another computer; from then on use SMMP only there.</source>
        <translation>Eine verschlüsselte Datei mit deiner Identität und allen Unterhaltungen. Stelle sie beim ersten Start auf einem anderen Computer wieder her; benutze SMMP von da an nur dort.</translation>
    </message>
    <message>
        <source>Change passphrase…</source>
        <translation>Passphrase ändern …</translation>
    </message>
    <message>
        <source>Set a passphrase…</source>
        <translation>Passphrase festlegen …</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Passphrase ändern</translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation>Passphrase festlegen</translation>
    </message>
    <message>
        <source>It is asked for at each start.</source>
        <translation>Sie wird bei jedem Start verlangt.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Festlegen</translation>
    </message>
    <message>
        <source>Use this computer&apos;s keyring?</source>
        <translation>Schlüsselbund dieses Computers benutzen?</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Benutzen</translation>
    </message>
    <message>
        <source>Remove the passphrase?</source>
        <translation>Passphrase entfernen?</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>This passphrase opens the backup, and the home that is made from it.</source>
        <translation>Diese Passphrase öffnet die Sicherung und die Daten, die daraus wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>Opens your profile</source>
        <translation>Öffnet dein Profil</translation>
    </message>
    <message>
        <source>Your profile</source>
        <translation>Dein Profil</translation>
    </message>
    <message>
        <source>Conversations and people nearby</source>
        <translation>Unterhaltungen und Personen in der Nähe</translation>
    </message>
    <message>
        <source>New group (Ctrl+N)</source>
        <translation>Neue Gruppe (Strg+N)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>For people who are not found on this network by themselves</source>
        <translation>Für Personen, die in diesem Netz nicht von selbst gefunden werden</translation>
    </message>
    <message>
        <source>Find out what works on this network, and what does not</source>
        <translation>Herausfinden, was in diesem Netz funktioniert und was nicht</translation>
    </message>
    <message>
        <source>SMMP is already running with these data. Go on in its window, or end it first.</source>
        <translation>SMMP läuft schon mit diesen Daten. Mach in seinem Fenster weiter oder beende es zuerst.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Chat with people on your network: no server, no account, and everybody can see that everybody holds the same conversation.</source>
        <translation>Chatte mit Personen in deinem Netz: kein Server, kein Konto, und alle können sehen, dass alle dieselbe Unterhaltung haben.</translation>
    </message>
    <message>
        <source>How others see you</source>
        <translation>Wie andere dich sehen</translation>
    </message>
    <message>
        <source>Passphrase (optional)</source>
        <translation>Passphrase (freiwillig)</translation>
    </message>
    <message>
        <source>Leave empty for none</source>
        <translation>Leer lassen für keine</translation>
    </message>
    <message>
        <source>Passphrase once more</source>
        <translation>Passphrase noch einmal</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Noch einmal dieselbe</translation>
    </message>
    <message>
        <source>Keep the key in this computer&apos;s keyring</source>
        <translation>Schlüssel im Schlüsselbund dieses Computers aufbewahren</translation>
    </message>
    <message>
        <source>Kept in {home}</source>
        <translation>Aufbewahrt in {home}</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Sicherung wiederherstellen …</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Your identity and your conversations come to this computer. From then on start SMMP only here.</source>
        <translation>Deine Identität und deine Unterhaltungen kommen auf diesen Computer. Starte SMMP von da an nur noch hier.</translation>
    </message>
    <message>
        <source>No file chosen yet</source>
        <translation>Noch keine Datei gewählt</translation>
    </message>
    <message>
        <source>Passphrase of the backup</source>
        <translation>Passphrase der Sicherung</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>It opens SMMP here, too, until you change that.</source>
        <translation>Sie öffnet auch SMMP hier, bis du das änderst.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>Eine Sicherung wählen</translation>
    </message>
    <message>
        <source>Backups (*.backup)</source>
        <translation>Sicherungen (*.backup)</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Your data are protected by a passphrase.</source>
        <translation>Deine Daten sind durch eine Passphrase geschützt.</translation>
    </message>
    <message>
        <source>Getting around</source>
        <translation>Sich bewegen</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>Das Fenster</translation>
    </message>
    <message>
        <source>In a list, on the chosen row</source>
        <translation>In einer Liste, in der gewählten Zeile</translation>
    </message>
    <message>
        <source>While writing</source>
        <translation>Beim Schreiben</translation>
    </message>
    <message>
        <source>Go to a conversation or person by name</source>
        <translation>Zu einer Unterhaltung oder Person springen</translation>
    </message>
    <message>
        <source>Search in this conversation</source>
        <translation>In dieser Unterhaltung suchen</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <translation>Vorige Unterhaltung</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <translation>Nächste Unterhaltung</translation>
    </message>
    <message>
        <source>Previous conversation with unread messages</source>
        <translation>Vorige Unterhaltung mit Ungelesenem</translation>
    </message>
    <message>
        <source>Next conversation with unread messages</source>
        <translation>Nächste Unterhaltung mit Ungelesenem</translation>
    </message>
    <message>
        <source>One of the first nine conversations</source>
        <translation>Eine der ersten neun Unterhaltungen</translation>
    </message>
    <message>
        <source>From the lists to the messages, and to what you write</source>
        <translation>Von den Listen zu den Nachrichten und zum Schreibfeld</translation>
    </message>
    <message>
        <source>The same, backwards</source>
        <translation>Dasselbe rückwärts</translation>
    </message>
    <message>
        <source>Close a dialog, the search, an answer, a private thread</source>
        <translation>Dialog, Suche, Antwort oder private Unterhaltung schließen</translation>
    </message>
    <message>
        <source>Time in the lab</source>
        <translation>Zeit im Labor</translation>
    </message>
    <message>
        <source>The lab</source>
        <translation>Das Labor</translation>
    </message>
    <message>
        <source>Let time pass, or stand still</source>
        <translation>Die Zeit laufen lassen oder anhalten</translation>
    </message>
    <message>
        <source>Go to the next thing that happens</source>
        <translation>Zum nächsten Ereignis gehen</translation>
    </message>
    <message>
        <source>Go to the one before</source>
        <translation>Zum vorigen Ereignis gehen</translation>
    </message>
    <message>
        <source>Go to the beginning</source>
        <translation>Zum Anfang gehen</translation>
    </message>
    <message>
        <source>Go to the end</source>
        <translation>Zum Ende gehen</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>One of the first nine scenarios</source>
        <translation>Eines der ersten neun Szenarien</translation>
    </message>
    <message>
        <source>From one part of the window to the next</source>
        <translation>Von einem Teil des Fensters zum nächsten</translation>
    </message>
    <message>
        <source>These keyboard shortcuts</source>
        <translation>Diese Tastenkürzel</translation>
    </message>
    <message>
        <source>Close the lab</source>
        <translation>Das Labor schließen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Open its menu</source>
        <translation>Das Menü der Zeile öffnen</translation>
    </message>
    <message>
        <source>Reply to a message</source>
        <translation>Auf eine Nachricht antworten</translation>
    </message>
    <message>
        <source>Copy the text of a message</source>
        <translation>Den Text einer Nachricht kopieren</translation>
    </message>
    <message>
        <source>Open a file; show all of a long message or of a resync, or less</source>
        <translation>Eine Datei öffnen; eine lange Nachricht oder einen Abgleich ganz zeigen oder einklappen</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Begin a new line</source>
        <translation>Eine neue Zeile beginnen</translation>
    </message>
    <message>
        <source>Reply to the newest message, then to the one before</source>
        <translation>Auf die neueste Nachricht antworten, dann auf die davor</translation>
    </message>
    <message>
        <source>Reply to the one after</source>
        <translation>Auf die danach antworten</translation>
    </message>
    <message>
        <source>SMMP cannot start</source>
        <translation>SMMP kann nicht starten</translation>
    </message>
    <message>
        <source>Everybody else has left</source>
        <translation>Alle anderen sind gegangen</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Eingeladen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Kein Schlüssel</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Agreeing</source>
        <translation>Vereinbart Schlüssel</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>Weicht ab</translation>
    </message>
    <message>
        <source>By its word</source>
        <translation>Laut Bestätigung</translation>
    </message>
    <message>
        <source>In step</source>
        <translation>Im Gleichschritt</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Prüft</translation>
    </message>
    <message>
        <source>Out of step</source>
        <translation>Aus dem Tritt</translation>
    </message>
    <message>
        <source>Healing</source>
        <translation>Heilt</translation>
    </message>
    <message>
        <source>Back in step</source>
        <translation>Wieder im Gleichschritt</translation>
    </message>
    <message>
        <source>Cannot agree</source>
        <translation>Keine Einigung</translation>
    </message>
    <message>
        <source>Fork evidence</source>
        <translation>Widerspruch belegt</translation>
    </message>
    <message>
        <source>Resyncing {step}</source>
        <translation>Gleicht ab {step}</translation>
    </message>
    <message>
        <source>Alone</source>
        <translation>Allein</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Go to a conversation or person</source>
        <translation>Zu einer Unterhaltung oder Person gehen</translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation>Gehe zu …</translation>
    </message>
    <message>
        <source>Conversations and people</source>
        <translation>Unterhaltungen und Personen</translation>
    </message>
    <message>
        <source>Up and Down choose, Enter opens, Esc closes</source>
        <translation>Auf und Ab wählen, Eingabe öffnet, Esc schließt</translation>
    </message>
    <message>
        <source>Conversations and people are listed here once there are any.</source>
        <translation>Unterhaltungen und Personen stehen hier, sobald es welche gibt.</translation>
    </message>
    <message>
        <source>No conversation and nobody is called “{name}”.</source>
        <translation>Keine Unterhaltung und niemand heißt „{name}“.</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Nichts passt</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n other(s)</source>
        <translation>
            <numerusform>{names} und %n weitere Person</numerusform>
            <numerusform>{names} und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>a day, by the letters of Qt&apos;s dates</comment>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>a day, by the letters of Qt&apos;s dates</comment>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <comment>a day, by the letters of Qt&apos;s dates</comment>
        <translation>dddd, d. MMMM yyyy</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>{n} d ago</source>
        <translation>vor {n} T</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>vor {n} Std.</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>vor {n} Min.</translation>
    </message>
    <message>
        <source>{n} s ago</source>
        <translation>vor {n} s</translation>
    </message>
    <message>
        <source>Open SMMP</source>
        <translation>SMMP öffnen</translation>
    </message>
    <message>
        <source>Mute notifications for an hour</source>
        <translation>Benachrichtigungen eine Stunde stummschalten</translation>
    </message>
    <message>
        <source>Keep running when the window is closed</source>
        <translation>Beim Schließen des Fensters weiterlaufen</translation>
    </message>
    <message numerus="yes">
        <source>SMMP: %n unread</source>
        <translation>
            <numerusform>SMMP: %n ungelesen</numerusform>
            <numerusform>SMMP: %n ungelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Several people are typing…</source>
        <translation>Mehrere Personen schreiben …</translation>
    </message>
    <message>
        <source>{whom} is typing…</source>
        <translation>{whom} schreibt …</translation>
    </message>
    <message>
        <source>{whom} are typing…</source>
        <translation>{whom} schreiben …</translation>
    </message>
    <message>
        <source>Choose a conversation</source>
        <translation>Wähle eine Unterhaltung</translation>
    </message>
    <message>
        <source>Or start another one with Ctrl+N.</source>
        <translation>Oder beginne mit Strg+N eine neue.</translation>
    </message>
    <message>
        <source>Seen, but not connected</source>
        <translation>Gesehen, aber nicht verbunden</translation>
    </message>
    <message>
        <source>People announce themselves on this network, but cannot be reached yet. It is tried again.</source>
        <translation>Personen kündigen sich in diesem Netz an, sind aber noch nicht zu erreichen. Es wird weiter versucht.</translation>
    </message>
    <message>
        <source>Somebody is here</source>
        <translation>Jemand ist da</translation>
    </message>
    <message>
        <source>Create a group with them; it starts when they accept.</source>
        <translation>Erstelle eine Gruppe; sie beginnt, wenn die anderen annehmen.</translation>
    </message>
    <message numerus="yes">
        <source>And there are %n more. Accept or decline on the left.</source>
        <translation>
            <numerusform>Und es gibt noch %n weitere. Nimm links an oder lehne ab.</numerusform>
            <numerusform>Und es gibt noch %n weitere. Nimm links an oder lehne ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept or decline on the left.</source>
        <translation>Nimm links an oder lehne ab.</translation>
    </message>
    <message>
        <source>The group “{name}” has not come about. {error}</source>
        <translation>Die Gruppe „{name}“ ist nicht zustande gekommen. {error}</translation>
    </message>
    <message>
        <source>Invite somebody…</source>
        <translation>Jemanden einladen …</translation>
    </message>
    <message>
        <source>Blocked people…</source>
        <translation>Blockierte Personen …</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>About SMMP</source>
        <translation>Über SMMP</translation>
    </message>
    <message>
        <source>Files to send</source>
        <translation>Zu sendende Dateien</translation>
    </message>
    <message>
        <source>Sent with your message: Enter sends, Esc removes.</source>
        <translation>Mit deiner Nachricht: Eingabe sendet, Esc entfernt.</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Do not send {name}</source>
        <translation>{name} nicht senden</translation>
    </message>
    <message>
        <source>Cancel sending {name}</source>
        <translation>Senden von {name} abbrechen</translation>
    </message>
    <message>
        <source>{name} is a folder. Pack it into one file to send it.</source>
        <translation>{name} ist ein Ordner. Packe ihn in eine Datei, um ihn zu senden.</translation>
    </message>
    <message>
        <source>{name} is not there any more.</source>
        <translation>{name} ist nicht mehr da.</translation>
    </message>
    <message>
        <source>{name} is not a file that can be sent.</source>
        <translation>{name} ist keine Datei, die gesendet werden kann.</translation>
    </message>
    <message>
        <source>{name} is too large: at most {most} can be sent.</source>
        <translation>{name} ist zu groß: Höchstens {most} können gesendet werden.</translation>
    </message>
    <message>
        <source>{name} cannot be read.</source>
        <translation>{name} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The picture is too large to be sent from the clipboard. Save it, and attach the file.</source>
        <translation>Das Bild ist zu groß, um es aus der Zwischenablage zu senden. Speichere es und hänge die Datei an.</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Drop to send to {name}</source>
        <translation>Ablegen, um an {name} zu senden</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>At most {most} files can be sent at once.</source>
        <translation>Höchstens {most} Dateien können auf einmal gesendet werden.</translation>
    </message>
    <message>
        <source>{size} · May tell where it was taken</source>
        <translation>{size} · Verrät vielleicht, wo es aufgenommen wurde</translation>
    </message>
    <message>
        <source>{size} · Waiting for the files before it</source>
        <translation>{size} · Wartet auf die Dateien davor</translation>
    </message>
    <message>
        <source>{size} · Preparing {percent} %</source>
        <translation>{size} · Vorbereitet: {percent} %</translation>
    </message>
    <message>
        <source>This image cannot be read.</source>
        <translation>Dieses Bild kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Withdraw this file?</source>
        <translation>Diese Datei zurückziehen?</translation>
    </message>
    <message>
        <source>It is removed from this computer and given to nobody any more. Who has fetched it already keeps it. The message stays.</source>
        <translation>Sie wird von diesem Computer entfernt und niemandem mehr gegeben. Wer sie schon geholt hat, behält sie. Die Nachricht bleibt.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Save file</source>
        <translation>Datei speichern</translation>
    </message>
    <message>
        <source>Saving to {name}</source>
        <translation>Speichere in {name}</translation>
    </message>
    <message>
        <source>Open a recording</source>
        <translation>Eine Aufzeichnung öffnen</translation>
    </message>
    <message>
        <source>Recordings (*.{suffix})</source>
        <translation>Aufzeichnungen (*.{suffix})</translation>
    </message>
    <message>
        <source>Save what has happened as a recording</source>
        <translation>Das Geschehene als Aufzeichnung speichern</translation>
    </message>
    <message>
        <source>Saved to {name}</source>
        <translation>Gespeichert in {name}</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>A folder for the pictures</source>
        <translation>Ein Ordner für die Bilder</translation>
    </message>
    <message>
        <source>Drawing pictures: {percent} %</source>
        <translation>Zeichne Bilder: {percent} %</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written to {name}</source>
        <translation>
            <numerusform>%n Datei in {name} geschrieben</numerusform>
            <numerusform>%n Dateien in {name} geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>{name} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{name} is no recording of the lab. {error}</source>
        <translation>{name} ist keine Aufzeichnung des Labors. {error}</translation>
    </message>
    <message>
        <source>{name} cannot be written: {reason}.</source>
        <translation>{name} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>Fetching {have} of {size}</source>
        <translation>Hole {have} von {size}</translation>
    </message>
    <message>
        <source>{size} · Waiting for somebody who has it</source>
        <translation>{size} · Wartet auf jemanden, der sie hat</translation>
    </message>
    <message>
        <source>Failed: {why}</source>
        <translation>Fehlgeschlagen: {why}</translation>
    </message>
    <message>
        <source>{size} · Withdrawn</source>
        <translation>{size} · Zurückgezogen</translation>
    </message>
    <message numerus="yes">
        <source>{size} · %n person(s) fetch it</source>
        <translation>
            <numerusform>{size} · %n Person lädt</numerusform>
            <numerusform>{size} · %n Personen laden</numerusform>
        </translation>
    </message>
    <message>
        <source>{size} · {name} fetches it: {percent} %</source>
        <translation>{size} · {name} lädt: {percent} %</translation>
    </message>
    <message>
        <source>{size} · Fetched by {names}</source>
        <translation>{size} · Geladen von {names}</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Copy image</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Zurückziehen …</translation>
    </message>
    <message>
        <source>Enter: {what}.</source>
        <translation>Eingabe: {what}.</translation>
    </message>
    <message>
        <source>Previous image (Left)</source>
        <translation>Voriges Bild (Links)</translation>
    </message>
    <message>
        <source>Next image (Right)</source>
        <translation>Nächstes Bild (Rechts)</translation>
    </message>
    <message>
        <source>Previous image (Right)</source>
        <translation>Voriges Bild (Rechts)</translation>
    </message>
    <message>
        <source>Next image (Left)</source>
        <translation>Nächstes Bild (Links)</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>Kleiner (-)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Größer (+)</translation>
    </message>
    <message>
        <source>Copy image (Ctrl+C)</source>
        <translation>Bild kopieren (Strg+C)</translation>
    </message>
    <message>
        <source>Save as… (Ctrl+S)</source>
        <translation>Speichern unter … (Strg+S)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Image: {name}</source>
        <translation>Bild: {name}</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Öffne …</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n neue Nachricht</numerusform>
            <numerusform>%n neue Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: {words}</source>
        <translation>{name}: {words}</translation>
    </message>
    <message>
        <source>{does}: {keys}</source>
        <translation>{does}: {keys}</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Add {name} to the group</source>
        <translation>{name} zur Gruppe hinzufügen</translation>
    </message>
    <message>
        <source>Cut the network in two</source>
        <translation>Das Netz in zwei Teile trennen</translation>
    </message>
    <message>
        <source>Let all links stand again</source>
        <translation>Alle Verbindungen wiederherstellen</translation>
    </message>
    <message>
        <source>That cannot be done now: {why}</source>
        <translation>Das geht gerade nicht: {why}</translation>
    </message>
    <message>
        <source>{name} makes a group and asks {names} to join.</source>
        <translation>{name} erstellt eine Gruppe und lädt {names} ein.</translation>
    </message>
    <message>
        <source>{name} writes {text}.</source>
        <translation>{name} schreibt {text}.</translation>
    </message>
    <message>
        <source>{name} writes {text} to {other} alone.</source>
        <translation>{name} schreibt {text}, nur an {other}.</translation>
    </message>
    <message>
        <source>{name} asks {other} to join the group.</source>
        <translation>{name} lädt {other} in die Gruppe ein.</translation>
    </message>
    <message>
        <source>{name} removes {other} from the group.</source>
        <translation>{name} entfernt {other} aus der Gruppe.</translation>
    </message>
    <message>
        <source>{name} leaves the group.</source>
        <translation>{name} verlässt die Gruppe.</translation>
    </message>
    <message>
        <source>A thief copies all of {name}’s keys, changes nothing, and listens from now on.</source>
        <translation>Ein Dieb kopiert alle Schlüssel von {name}, ändert nichts und hört von nun an mit.</translation>
    </message>
    <message>
        <source>From now on the network loses {n} % of all frames.</source>
        <translation>Von nun an verliert das Netz {n} % aller Pakete.</translation>
    </message>
    <message>
        <source>From now on the network loses nothing.</source>
        <translation>Von nun an verliert das Netz nichts.</translation>
    </message>
    <message>
        <source>anybody</source>
        <translation>irgendwen</translation>
    </message>
    <message>
        <source>A fault is set: {names}’s next message will not reach {other}.</source>
        <translation>Ein Fehler ist eingestellt: Die nächste Nachricht von {names} an {other} kommt nicht an.</translation>
    </message>
    <message>
        <source>A fault is set: {names}’s next message to {other} will be late.</source>
        <translation>Ein Fehler ist eingestellt: Die nächste Nachricht von {names} an {other} kommt verspätet an.</translation>
    </message>
    <message>
        <source>A fault is set: {names}’s next message will reach {other} twice.</source>
        <translation>Ein Fehler ist eingestellt: Die nächste Nachricht von {names} an {other} kommt zweimal an.</translation>
    </message>
    <message>
        <source>A fault is set: {names}’s next message to {other} will be overtaken by what follows it.</source>
        <translation>Ein Fehler ist eingestellt: Die nächste Nachricht von {names} an {other} wird von der folgenden überholt.</translation>
    </message>
    <message>
        <source>A fault is set: {names}’s next message to {other} will be damaged.</source>
        <translation>Ein Fehler ist eingestellt: Die nächste Nachricht von {names} an {other} wird beschädigt.</translation>
    </message>
    <message>
        <source>A fault is set: {names} will not wait for the turn.</source>
        <translation>Ein Fehler ist eingestellt: Bei {names} wird nicht auf das Schreibrecht gewartet.</translation>
    </message>
    <message>
        <source>A fault is set: {names} will tell {other} something else than everybody else.</source>
        <translation>Ein Fehler ist eingestellt: Von {names} geht an {other} etwas anderes als an alle anderen.</translation>
    </message>
    <message>
        <source>A fault is set: {names} forgets what it did last.</source>
        <translation>Ein Fehler ist eingestellt: Bei {names} gerät in Vergessenheit, was zuletzt geschah.</translation>
    </message>
    <message>
        <source>A fault is set: {names} neither asks for a lost frame nor sends one again.</source>
        <translation>Ein Fehler ist eingestellt: {names} fragt weder nach verlorenen Paketen noch wird von dort eines erneut gesendet.</translation>
    </message>
    <message>
        <source>A fault is set: {names} neither ask for a lost frame nor send one again.</source>
        <translation>Ein Fehler ist eingestellt: {names} fragen weder nach verlorenen Paketen noch senden sie welche erneut.</translation>
    </message>
    <message>
        <source>A fault is set at {names}.</source>
        <translation>Ein Fehler ist eingestellt bei {names}.</translation>
    </message>
    <message>
        <source>Nothing can be written to {folder}: {reason}.</source>
        <translation>In {folder} kann nichts geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>The paper’s formulas</source>
        <translation>Die Formeln des Aufsatzes</translation>
    </message>
    <message>
        <source>{value}: {about}</source>
        <translation>{value}: {about}</translation>
    </message>
    <message>
        <source>The first state, from the agreed key</source>
        <translation>Der erste Zustand, aus dem vereinbarten Schlüssel</translation>
    </message>
    <message>
        <source>A fresh key pair</source>
        <translation>Ein frisches Schlüsselpaar</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>The digest takes the message in</source>
        <translation>Die Nachricht geht in die Prüfsumme ein</translation>
    </message>
    <message>
        <source>The frame, sealed for each</source>
        <translation>Das Paket, für jedes Mitglied versiegelt</translation>
    </message>
    <message>
        <source>All keys move on</source>
        <translation>Alle Schlüssel rücken weiter</translation>
    </message>
    <message>
        <source>The seal is its author’s</source>
        <translation>Das Siegel stammt vom schreibenden Mitglied</translation>
    </message>
    <message>
        <source>Header and message open</source>
        <translation>Kopf und Nachricht öffnen sich</translation>
    </message>
    <message>
        <source>The author’s new key is unmasked</source>
        <translation>Der neue Schlüssel des schreibenden Mitglieds wird demaskiert</translation>
    </message>
    <message>
        <source>A fresh group key and a fresh key pair</source>
        <translation>Ein frischer Gruppenschlüssel und ein frisches Schlüsselpaar</translation>
    </message>
    <message>
        <source>Everything begins anew</source>
        <translation>Alles beginnt neu</translation>
    </message>
    <message>
        <source>The resync opens</source>
        <translation>Der Neuabgleich öffnet sich</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>All that chance does here follows from this number</source>
        <translation>Aus dieser Zahl folgt alles, was hier zufällig geschieht</translation>
    </message>
    <message>
        <source>Do something to somebody</source>
        <translation>Bei jemandem eingreifen</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Die Führung beginnen</translation>
    </message>
    <message>
        <source>Set the scenario up again</source>
        <translation>Das Szenario neu aufbauen</translation>
    </message>
    <message>
        <source>Export pictures</source>
        <translation>Bilder exportieren</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Keys of this member</source>
        <translation>Schlüssel dieses Mitglieds</translation>
    </message>
    <message>
        <source>Parts of the key agreement</source>
        <translation>Teile der Schlüsselvereinbarung</translation>
    </message>
    <message>
        <source>What this member last heard of the others</source>
        <translation>Was dieses Mitglied zuletzt von den anderen gehört hat</translation>
    </message>
    <message>
        <source>Keys, as fingerprints</source>
        <translation>Schlüssel, als Fingerabdrücke</translation>
    </message>
    <message>
        <source>Parts of the key agreement so far</source>
        <translation>Bisherige Teile der Schlüsselvereinbarung</translation>
    </message>
    <message>
        <source>How they were computed</source>
        <translation>Wie sie berechnet wurden</translation>
    </message>
    <message>
        <source>What it last heard of the others</source>
        <translation>Zuletzt von den anderen gehört</translation>
    </message>
    <message>
        <source>Nobody is there yet.</source>
        <translation>Noch ist niemand da.</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>Läuft nicht</translation>
    </message>
    <message>
        <source>Stands still</source>
        <translation>Steht still</translation>
    </message>
    <message>
        <source>No key yet</source>
        <translation>Noch kein Schlüssel</translation>
    </message>
    <message>
        <source>Known by its acknowledgements only</source>
        <translation>Nur aus Bestätigungen bekannt</translation>
    </message>
    <message>
        <source>Members by number: {names}</source>
        <translation>Mitglieder nach Nummer: {names}</translation>
    </message>
    <message>
        <source>{name}: {place}, {state}.</source>
        <translation>{name}: {place}, {state}.</translation>
    </message>
    <message>
        <source>The public ratchet key of {name}.</source>
        <translation>Der öffentliche Ratchet-Schlüssel von {name}.</translation>
    </message>
    <message>
        <source>as before: {n}</source>
        <translation>wie zuvor: {n}</translation>
    </message>
    <message>
        <source>The public ratchet keys of the other members have not changed.</source>
        <translation>Die öffentlichen Ratchet-Schlüssel der anderen Mitglieder haben sich nicht geändert.</translation>
    </message>
    <message>
        <source>{symbol} changes from {old} to {new}.</source>
        <translation>{symbol} wechselt von {old} zu {new}.</translation>
    </message>
    <message>
        <source>{symbol} is {new}.</source>
        <translation>{symbol} ist {new}.</translation>
    </message>
    <message>
        <source>waited for</source>
        <translation>fehlt noch</translation>
    </message>
    <message>
        <source>Nothing of this round has come from {name} yet.</source>
        <translation>Von {name} ist aus dieser Runde noch nichts gekommen.</translation>
    </message>
    <message>
        <source>{name}: {parts}.</source>
        <translation>{name}: {parts}.</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>Epoche {epoch}</translation>
    </message>
    <message>
        <source>era {era}</source>
        <translation>Ära {era}</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>back, from an old state</source>
        <translation>zurück, mit altem Stand</translation>
    </message>
    <message>
        <source>back</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>stands still</source>
        <translation>steht still</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>läuft weiter</translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n ausgelassen</numerusform>
            <numerusform>%n ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quieter frame(s) not drawn: zoom in to see them</source>
        <translation>
            <numerusform>%n nebensächliches Paket nicht gezeichnet: Beim Vergrößern erscheint es</numerusform>
            <numerusform>%n nebensächliche Pakete nicht gezeichnet: Beim Vergrößern erscheinen sie</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} throws a frame by {author} away: it is not genuine.</source>
        <translation>{name} verwirft ein Paket von {author}: Es ist nicht echt.</translation>
    </message>
    <message>
        <source>{name} gets a frame by {author} that is long out of date.</source>
        <translation>{name} bekommt ein längst überholtes Paket von {author}.</translation>
    </message>
    <message>
        <source>{name} gets a frame by {author} a second time.</source>
        <translation>{name} bekommt ein Paket von {author} zum zweiten Mal.</translation>
    </message>
    <message>
        <source>{name} keeps a frame by {author} until those before it have come.</source>
        <translation>{name} hebt ein Paket von {author} auf, bis die davor gekommen sind.</translation>
    </message>
    <message>
        <source>{name} gets a message by {author} for a place that is taken already: a clash.</source>
        <translation>{name} bekommt eine Nachricht von {author} für eine Stelle, die schon besetzt ist: ein Zusammenstoß.</translation>
    </message>
    <message>
        <source>{name} holds two different frames by {author} for the same place.</source>
        <translation>{name} hat zwei verschiedene Pakete von {author} für dieselbe Stelle.</translation>
    </message>
    <message>
        <source>{name} gets a frame of its own that it does not remember.</source>
        <translation>{name} bekommt ein eigenes Paket und kennt es nicht mehr.</translation>
    </message>
    <message>
        <source>{name} gets a resync by {author} that comes too late.</source>
        <translation>{name} bekommt einen Neuabgleich von {author}, der zu spät kommt.</translation>
    </message>
    <message>
        <source>It is lost on the way.</source>
        <translation>Das Paket geht unterwegs verloren.</translation>
    </message>
    <message>
        <source>It does not arrive: the link is gone.</source>
        <translation>Das Paket kommt nicht an: Die Verbindung ist weg.</translation>
    </message>
    <message>
        <source>It is taken out of the air by hand.</source>
        <translation>Das Paket wird unterwegs von Hand entfernt.</translation>
    </message>
    <message>
        <source>It is swallowed on the way.</source>
        <translation>Das Paket wird unterwegs verschluckt.</translation>
    </message>
    <message>
        <source>Stopped: {names}.</source>
        <translation>Beendet: {names}.</translation>
    </message>
    <message>
        <source>At {time} nobody holds a key.</source>
        <translation>Bei {time} hat niemand einen Schlüssel.</translation>
    </message>
    <message numerus="yes">
        <source>At {time} all %n hold {digest}.</source>
        <translation>
            <numerusform>Bei {time} hat %n Mitglied die Prüfsumme {digest}.</numerusform>
            <numerusform>Bei {time} haben alle %n Mitglieder die Prüfsumme {digest}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At {time} all %n hold {digest} but {names}.</source>
        <translation>
            <numerusform>Bei {time} hat %n Mitglied die Prüfsumme {digest}, außer {names}.</numerusform>
            <numerusform>Bei {time} haben alle %n Mitglieder außer {names} die Prüfsumme {digest}.</numerusform>
        </translation>
    </message>
    <message>
        <source>{digest}: {names}</source>
        <translation>{digest}: {names}</translation>
    </message>
    <message>
        <source>At {time} they do not hold the same. {parties}.</source>
        <translation>Bei {time} haben nicht alle dasselbe. {parties}.</translation>
    </message>
    <message>
        <source>{name} is stopped from {start} to {end}.</source>
        <translation>Von {start} bis {end} läuft {name} nicht.</translation>
    </message>
    <message>
        <source>{name} holds no key from {start} to {end}.</source>
        <translation>Von {start} bis {end} hat {name} keinen Schlüssel.</translation>
    </message>
    <message>
        <source>{name} stands still and holds {digest} at {place} from {start} to {end}.</source>
        <translation>Von {start} bis {end} steht {name} still und hat die Prüfsumme {digest} bei {place}.</translation>
    </message>
    <message>
        <source>{name} holds {digest} at {place} from {start} to {end}, while somebody is further on.</source>
        <translation>Von {start} bis {end} hat {name} die Prüfsumme {digest} bei {place}, während jemand schon weiter ist.</translation>
    </message>
    <message>
        <source>{name} holds {digest} at {place} from {start} to {end}.</source>
        <translation>Von {start} bis {end} hat {name} die Prüfsumme {digest} bei {place}.</translation>
    </message>
    <message>
        <source>Nobody holds a key from {start} to {end}.</source>
        <translation>Von {start} bis {end} hat niemand einen Schlüssel.</translation>
    </message>
    <message>
        <source>Everybody holds the same from {start} to {end}.</source>
        <translation>Von {start} bis {end} haben alle dasselbe.</translation>
    </message>
    <message numerus="yes">
        <source>%n different states from {start} to {end}.</source>
        <translation>
            <numerusform>Von {start} bis {end} gibt es %n Stand.</numerusform>
            <numerusform>Von {start} bis {end} gibt es %n verschiedene Stände.</numerusform>
        </translation>
    </message>
    <message>
        <source>At {time} epoch {epoch} begins: all get a new key. {name} is the first.</source>
        <translation>Bei {time} beginnt Epoche {epoch}: Alle bekommen einen neuen Schlüssel, {name} zuerst.</translation>
    </message>
    <message>
        <source>At {time} era {era} begins: {name} starts the keys anew.</source>
        <translation>Bei {time} beginnt Ära {era}: {name} setzt die Schlüssel neu auf.</translation>
    </message>
    <message>
        <source>{kind} {place} from {sender} to {receiver}, sent at {time}.</source>
        <translation>{kind} {place} von {sender} an {receiver}, gesendet bei {time}.</translation>
    </message>
    <message>
        <source>{author} has made it.</source>
        <translation>Das Paket stammt von {author}.</translation>
    </message>
    <message>
        <source>It arrives at {time}.</source>
        <translation>Das Paket kommt bei {time} an.</translation>
    </message>
    <message>
        <source>It is still on its way.</source>
        <translation>Das Paket ist noch unterwegs.</translation>
    </message>
    <message>
        <source>{name} cannot follow {author} to {place}: they are out of step.</source>
        <translation>{name} kann {author} nicht zu {place} folgen: Die beiden sind aus dem Tritt.</translation>
    </message>
    <message>
        <source>{name} is stopped.</source>
        <translation>{name} läuft nicht mehr.</translation>
    </message>
    <message>
        <source>{name} is back, with an older copy of its home.</source>
        <translation>{name} ist zurück, mit einer älteren Kopie des Datenordners.</translation>
    </message>
    <message>
        <source>{name} is back.</source>
        <translation>{name} ist zurück.</translation>
    </message>
    <message>
        <source>{name} stands still.</source>
        <translation>{name} steht still.</translation>
    </message>
    <message>
        <source>{name} goes on.</source>
        <translation>{name} läuft weiter.</translation>
    </message>
    <message numerus="yes">
        <source>Here %n record(s) of {name} were left out.</source>
        <translation>
            <numerusform>Hier wurde %n Eintrag von {name} ausgelassen.</numerusform>
            <numerusform>Hier wurden %n Einträge von {name} ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} has the key of a new epoch: {place}, digest {digest}.</source>
        <translation>{name} hat den Schlüssel einer neuen Epoche: {place}, Prüfsumme {digest}.</translation>
    </message>
    <message>
        <source>{name} sends a message and moves on to {place}, digest {digest}.</source>
        <translation>{name} sendet eine Nachricht und rückt weiter zu {place}, Prüfsumme {digest}.</translation>
    </message>
    <message>
        <source>{name} takes a message by {author} and moves on to {place}, digest {digest}.</source>
        <translation>{name} übernimmt eine Nachricht von {author} und rückt weiter zu {place}, Prüfsumme {digest}.</translation>
    </message>
    <message>
        <source>{name} starts the keys anew: {place}.</source>
        <translation>{name} setzt die Schlüssel neu auf: {place}.</translation>
    </message>
    <message>
        <source>{name} takes the resync by {author}: {place}.</source>
        <translation>{name} übernimmt den Neuabgleich von {author}: {place}.</translation>
    </message>
    <message>
        <source>{name} takes up where it stood: {place}, digest {digest}.</source>
        <translation>{name} macht an der alten Stelle weiter: {place}, Prüfsumme {digest}.</translation>
    </message>
    <message>
        <source>Frames to show</source>
        <translation>Gezeigte Pakete</translation>
    </message>
    <message>
        <source>All frames</source>
        <translation>Alle Pakete</translation>
    </message>
    <message>
        <source>Without acknowledgements and turns</source>
        <translation>Ohne Bestätigungen und Schreibrecht</translation>
    </message>
    <message>
        <source>Messages and resyncs</source>
        <translation>Nachrichten und Neuabgleiche</translation>
    </message>
    <message>
        <source>Look at it from further away</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Look nearer</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>See all of the time at once</source>
        <translation>Die ganze Zeit auf einmal sehen</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Bahnen</translation>
    </message>
    <message>
        <source>This is your real group: you can watch it here, and write to it in its conversation.</source>
        <translation>Das ist deine echte Gruppe: Hier kannst du ihr zusehen, und in ihrer Unterhaltung kannst du ihr schreiben.</translation>
    </message>
    <message>
        <source>Go to now</source>
        <translation>Zum jetzigen Stand</translation>
    </message>
    <message>
        <source>Let the others in this group watch how my member keeps in step</source>
        <translation>Die anderen in dieser Gruppe zusehen lassen, wie mein Mitglied im Gleichschritt bleibt</translation>
    </message>
    <message>
        <source>They see its steps, its timing and fingerprints of keys. No message and no key is ever told.</source>
        <translation>Sie sehen seine Schritte, deren Zeiten und Fingerabdrücke von Schlüsseln. Nachrichten und Schlüssel werden nie mitgeteilt.</translation>
    </message>
    <message>
        <source>Seen from your computer, and as told by {names}. The others are drawn by their acknowledgements.</source>
        <translation>Von deinem Computer aus gesehen und nach Angaben von {names}. Die anderen sind nach ihren Bestätigungen gezeichnet.</translation>
    </message>
    <message>
        <source>Seen from your computer. Nobody lets you watch; all others are drawn by their acknowledgements.</source>
        <translation>Von deinem Computer aus gesehen. Niemand lässt dich zusehen; alle anderen sind nach ihren Bestätigungen gezeichnet.</translation>
    </message>
    <message>
        <source>Your member is watched by {names}.</source>
        <translation>Dein Mitglied wird von {names} beobachtet.</translation>
    </message>
    <message>
        <source>Watching {group}</source>
        <translation>{group} beobachten</translation>
    </message>
    <message>
        <source>Acknowledgement</source>
        <translation>Bestätigung</translation>
    </message>
    <message>
        <source>Turn to write</source>
        <translation>Schreibrecht</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparatur</translation>
    </message>
    <message>
        <source>Resync</source>
        <translation>Neuabgleich</translation>
    </message>
    <message>
        <source>Key agreement</source>
        <translation>Schlüsselvereinbarung</translation>
    </message>
    <message>
        <source>Membership</source>
        <translation>Mitgliedschaft</translation>
    </message>
    <message>
        <source>The root key: the keys of every further step grow out of it.</source>
        <translation>Der Wurzelschlüssel: Aus ihm wachsen die Schlüssel aller weiteren Schritte.</translation>
    </message>
    <message>
        <source>The header key: it hides who writes and the author’s new key.</source>
        <translation>Der Kopfschlüssel: Er verbirgt, wer schreibt, und den neuen Schlüssel des schreibenden Mitglieds.</translation>
    </message>
    <message>
        <source>The next header key: the header key of the step after this one.</source>
        <translation>Der nächste Kopfschlüssel: der des Schritts nach diesem.</translation>
    </message>
    <message>
        <source>The message key: it encrypts the text of the next message, and no other.</source>
        <translation>Der Nachrichtenschlüssel: Er verschlüsselt den Text der nächsten Nachricht und keinen anderen.</translation>
    </message>
    <message>
        <source>The group’s private ratchet key: all members hold the same one.</source>
        <translation>Der private Ratchet-Schlüssel der Gruppe: Alle Mitglieder haben denselben.</translation>
    </message>
    <message>
        <source>A fresh group key, which the resync carries to everybody.</source>
        <translation>Ein frischer Gruppenschlüssel, den der Neuabgleich allen bringt.</translation>
    </message>
    <message>
        <source>This member’s own private ratchet key; nobody else has it.</source>
        <translation>Der eigene private Ratchet-Schlüssel dieses Mitglieds; sonst hat ihn niemand.</translation>
    </message>
    <message>
        <source>This member’s new private ratchet key, made for this step.</source>
        <translation>Der neue private Ratchet-Schlüssel dieses Mitglieds, für diesen Schritt gemacht.</translation>
    </message>
    <message>
        <source>The private ratchet key that this member began the epoch or era with.</source>
        <translation>Der private Ratchet-Schlüssel, mit dem dieses Mitglied die Epoche oder Ära begonnen hat.</translation>
    </message>
    <message>
        <source>This member’s public ratchet key, which belongs to its private one.</source>
        <translation>Der öffentliche Ratchet-Schlüssel dieses Mitglieds, der zu seinem privaten gehört.</translation>
    </message>
    <message>
        <source>This member’s new public ratchet key; the frame carries it to the others, hidden.</source>
        <translation>Der neue öffentliche Ratchet-Schlüssel dieses Mitglieds; das Paket bringt ihn verborgen zu den anderen.</translation>
    </message>
    <message>
        <source>The author’s public ratchet key.</source>
        <translation>Der öffentliche Ratchet-Schlüssel des schreibenden Mitglieds.</translation>
    </message>
    <message>
        <source>The author’s new public ratchet key, which the resync carries.</source>
        <translation>Der neue öffentliche Ratchet-Schlüssel des schreibenden Mitglieds, den der Neuabgleich mitbringt.</translation>
    </message>
    <message>
        <source>The author’s new public key as the frame carries it, still masked.</source>
        <translation>Der neue öffentliche Schlüssel des schreibenden Mitglieds, wie ihn das Paket mitbringt: noch maskiert.</translation>
    </message>
    <message>
        <source>The public ratchet key of another member.</source>
        <translation>Der öffentliche Ratchet-Schlüssel eines anderen Mitglieds.</translation>
    </message>
    <message>
        <source>The public ratchet keys of all members.</source>
        <translation>Die öffentlichen Ratchet-Schlüssel aller Mitglieder.</translation>
    </message>
    <message>
        <source>The public ratchet keys that everybody began the epoch or era with.</source>
        <translation>Die öffentlichen Ratchet-Schlüssel, mit denen alle die Epoche oder Ära begonnen haben.</translation>
    </message>
    <message>
        <source>The digest of the conversation so far: who holds the same one has read the same.</source>
        <translation>Die Prüfsumme der bisherigen Unterhaltung: Wer dieselbe hat, hat dasselbe gelesen.</translation>
    </message>
    <message>
        <source>A value made of the root key; it shows keys that part although the digests agree.</source>
        <translation>Ein Wert aus dem Wurzelschlüssel; an ihm sieht man, wenn Schlüssel auseinanderlaufen, obwohl die Prüfsummen übereinstimmen.</translation>
    </message>
    <message>
        <source>The fingerprint of the message with its place, its author’s digest and its author’s next key.</source>
        <translation>Der Fingerabdruck der Nachricht mit ihrer Stelle sowie der Prüfsumme und dem nächsten Schlüssel des schreibenden Mitglieds.</translation>
    </message>
    <message>
        <source>The message, with its place, its author’s digest before it and its author’s next key.</source>
        <translation>Die Nachricht mit ihrer Stelle sowie der vorherigen Prüfsumme und dem nächsten Schlüssel des schreibenden Mitglieds.</translation>
    </message>
    <message>
        <source>A secret that only who has v can work out, from the public keys of all members.</source>
        <translation>Ein Geheimnis, das nur berechnen kann, wer v hat, aus den öffentlichen Schlüsseln aller Mitglieder.</translation>
    </message>
    <message>
        <source>A secret that only this member and the one it writes to can work out.</source>
        <translation>Ein Geheimnis, das nur dieses Mitglied und das, an das es schreibt, berechnen können.</translation>
    </message>
    <message>
        <source>The master key that all have worked out together; it is erased at once.</source>
        <translation>Der Hauptschlüssel, den alle gemeinsam berechnet haben; er wird sofort gelöscht.</translation>
    </message>
    <message>
        <source>The seed of the new era, out of the old group key and the fresh one; erased at once.</source>
        <translation>Der Startwert der neuen Ära, aus dem alten und dem frischen Gruppenschlüssel; er wird sofort gelöscht.</translation>
    </message>
    <message>
        <source>A secret that only these two members share.</source>
        <translation>Ein Geheimnis, das nur diese beiden Mitglieder teilen.</translation>
    </message>
    <message>
        <source>The number of this member: its rank among all.</source>
        <translation>Die Nummer dieses Mitglieds: sein Rang unter allen.</translation>
    </message>
    <message>
        <source>The number of the author: its rank among all.</source>
        <translation>Die Nummer des schreibenden Mitglieds: sein Rang unter allen.</translation>
    </message>
    <message>
        <source>The number of each other member, one after the other.</source>
        <translation>Die Nummern der anderen Mitglieder, eine nach der anderen.</translation>
    </message>
    <message>
        <source>The frame’s name: the hash of all that everybody can see of it.</source>
        <translation>Der Name des Pakets: der Hashwert von allem, was alle daran sehen können.</translation>
    </message>
    <message>
        <source>The encrypted message, the same for everybody.</source>
        <translation>Die verschlüsselte Nachricht, für alle dieselbe.</translation>
    </message>
    <message>
        <source>The encrypted header for one member: the author’s new key, masked.</source>
        <translation>Der verschlüsselte Kopf für ein Mitglied: der neue Schlüssel des schreibenden Mitglieds, maskiert.</translation>
    </message>
    <message>
        <source>The resync’s part for one member.</source>
        <translation>Der Teil des Neuabgleichs für ein Mitglied.</translation>
    </message>
    <message>
        <source>A seal that only the author and this one receiver can make: it proves who wrote.</source>
        <translation>Ein Siegel, das nur das schreibende und dieses eine empfangende Mitglied machen können: Es beweist, wer geschrieben hat.</translation>
    </message>
    <message>
        <source>The number of the era that the resync begins.</source>
        <translation>Die Nummer der Ära, die der Neuabgleich beginnt.</translation>
    </message>
    <message>
        <source>This member’s secret exponent for this handshake; erased as soon as the key is known.</source>
        <translation>Der geheime Exponent dieses Mitglieds für diese Vereinbarung; er wird gelöscht, sobald der Schlüssel bekannt ist.</translation>
    </message>
    <message>
        <source>A member’s share of the handshake: the generator to the power of its secret exponent.</source>
        <translation>Der Anteil eines Mitglieds an der Vereinbarung: der Generator, potenziert mit dem geheimen Exponenten des Mitglieds.</translation>
    </message>
    <message>
        <source>The share of the next member in the ring.</source>
        <translation>Der Anteil des nächsten Mitglieds im Ring.</translation>
    </message>
    <message>
        <source>The share of the member before in the ring.</source>
        <translation>Der Anteil des vorigen Mitglieds im Ring.</translation>
    </message>
    <message>
        <source>What a member has made of its two neighbours’ shares.</source>
        <translation>Was ein Mitglied aus den Anteilen seiner beiden Nachbarn gemacht hat.</translation>
    </message>
    <message>
        <source>A key of two members, out of their identity keys and their fresh keys: it proves who is who.</source>
        <translation>Ein Schlüssel zweier Mitglieder, aus ihren Identitätsschlüsseln und ihren frischen Schlüsseln: Er beweist, wer wer ist.</translation>
    </message>
    <message>
        <source>A member’s identity key, private or public: who it is.</source>
        <translation>Der Identitätsschlüssel eines Mitglieds, privat oder öffentlich: wer es ist.</translation>
    </message>
    <message>
        <source>What all must mean by this agreement: group, epoch, members and their fresh keys.</source>
        <translation>Was alle mit dieser Vereinbarung meinen müssen: Gruppe, Epoche, Mitglieder und deren frische Schlüssel.</translation>
    </message>
    <message>
        <source>The seal of this member’s share for one other member.</source>
        <translation>Das Siegel auf dem Anteil dieses Mitglieds für ein anderes Mitglied.</translation>
    </message>
    <message>
        <source>The hash of the master key and all shares and products: equal for all, or somebody has interfered.</source>
        <translation>Der Hashwert des Hauptschlüssels und aller Anteile und Produkte: bei allen gleich, oder jemand hat sich eingemischt.</translation>
    </message>
    <message>
        <source>{name} has begun with a fresh key: {place}.</source>
        <translation>{name} hat mit einem frischen Schlüssel begonnen: {place}.</translation>
    </message>
    <message>
        <source>{name} has sent a message: {place}.</source>
        <translation>{name} hat eine Nachricht gesendet: {place}.</translation>
    </message>
    <message>
        <source>{name} has taken {author}’s message: {place}.</source>
        <translation>{name} hat die Nachricht von {author} übernommen: {place}.</translation>
    </message>
    <message>
        <source>{name} has sent a resync: {place}.</source>
        <translation>{name} hat einen Neuabgleich gesendet: {place}.</translation>
    </message>
    <message>
        <source>{name} has followed {author}’s resync: {place}.</source>
        <translation>{name} ist dem Neuabgleich von {author} gefolgt: {place}.</translation>
    </message>
    <message>
        <source>{name} goes on from where it stood: {place}. Nothing was computed.</source>
        <translation>{name} macht dort weiter, wo es zuletzt stand: {place}. Nichts wurde berechnet.</translation>
    </message>
    <message>
        <source>{name} takes part in a key agreement and collects everybody’s fresh key.</source>
        <translation>{name} nimmt an einer Schlüsselvereinbarung teil und sammelt die frischen Schlüssel aller.</translation>
    </message>
    <message>
        <source>{name} takes part in a key agreement and collects everybody’s share.</source>
        <translation>{name} nimmt an einer Schlüsselvereinbarung teil und sammelt die Anteile aller.</translation>
    </message>
    <message>
        <source>{name} takes part in a key agreement and collects everybody’s product.</source>
        <translation>{name} nimmt an einer Schlüsselvereinbarung teil und sammelt die Produkte aller.</translation>
    </message>
    <message>
        <source>{name} has worked out the new key and collects everybody’s confirmation.</source>
        <translation>{name} hat den neuen Schlüssel berechnet und sammelt die Bestätigungen aller.</translation>
    </message>
    <message>
        <source>It waits for {names}.</source>
        <translation>Gewartet wird auf {names}.</translation>
    </message>
    <message>
        <source>Whose turn it is, is not known.</source>
        <translation>Wer das Schreibrecht hat, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The turn to write: {name} has it.</source>
        <translation>Das Schreibrecht hat {name}.</translation>
    </message>
    <message>
        <source>The turn to write: it is here.</source>
        <translation>Das Schreibrecht ist hier.</translation>
    </message>
    <message>
        <source>Waiting for it: {names}.</source>
        <translation>In der Warteschlange: {names}.</translation>
    </message>
    <message>
        <source>not heard of</source>
        <translation>nichts gehört</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>dasselbe</translation>
    </message>
    <message>
        <source>another digest</source>
        <translation>andere Prüfsumme</translation>
    </message>
    <message>
        <source>is further</source>
        <translation>ist weiter</translation>
    </message>
    <message>
        <source>is behind</source>
        <translation>hinkt nach</translation>
    </message>
    <message>
        <source>From here on it is another course of things.</source>
        <translation>Von hier an nehmen die Dinge einen anderen Lauf.</translation>
    </message>
    <message>
        <source>The recording is being run again, to see whether it can be gone on with.</source>
        <translation>Die Aufzeichnung wird noch einmal durchgespielt, um zu sehen, ob sie sich fortsetzen lässt.</translation>
    </message>
    <message>
        <source>This is a recording of a real group: it can be looked at, but not gone on with.</source>
        <translation>Das ist die Aufzeichnung einer echten Gruppe: Sie lässt sich ansehen, aber nicht fortsetzen.</translation>
    </message>
    <message>
        <source>This recording is of a scenario that this version does not have: it can only be looked at.</source>
        <translation>Diese Aufzeichnung stammt aus einem Szenario, das diese Version nicht hat: Sie lässt sich nur ansehen.</translation>
    </message>
    <message>
        <source>This recording is too long to be run again: it can only be looked at.</source>
        <translation>Diese Aufzeichnung ist zu lang, um sie noch einmal durchzuspielen: Sie lässt sich nur ansehen.</translation>
    </message>
    <message>
        <source>This recording says something that this version cannot do: it can only be looked at.</source>
        <translation>Diese Aufzeichnung enthält etwas, was diese Version nicht kann: Sie lässt sich nur ansehen.</translation>
    </message>
    <message>
        <source>Running it again gives something else: it is of another version, or was changed. It can only be looked at.</source>
        <translation>Noch einmal durchgespielt ergibt sie etwas anderes: Sie stammt von einer anderen Version oder wurde geändert. Sie lässt sich nur ansehen.</translation>
    </message>
    <message>
        <source>Ring of members</source>
        <translation>Ring der Mitglieder</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>Formen</translation>
    </message>
    <message>
        <source>Show what the shapes mean</source>
        <translation>Zeigen, was die Formen bedeuten</translation>
    </message>
    <message>
        <source>{name}, {step}</source>
        <translation>{name}, {step}</translation>
    </message>
    <message>
        <source>{name}, one of {count} at {step}</source>
        <translation>{name}, eine von {count} bei {step}</translation>
    </message>
    <message>
        <source>A message</source>
        <translation>Eine Nachricht</translation>
    </message>
    <message>
        <source>{words} by {whose}.</source>
        <translation>{words} von {whose}.</translation>
    </message>
    <message>
        <source>Has it: {names}.</source>
        <translation>Hat sie: {names}.</translation>
    </message>
    <message>
        <source>Keeps it for later: {names}.</source>
        <translation>Aufgehoben für später: {names}.</translation>
    </message>
    <message>
        <source>Lacks it: {names}.</source>
        <translation>Fehlt noch: {names}.</translation>
    </message>
    <message>
        <source>Has something else: {names}.</source>
        <translation>Hat etwas anderes: {names}.</translation>
    </message>
    <message>
        <source>Not known: {names}.</source>
        <translation>Nicht bekannt: {names}.</translation>
    </message>
    <message>
        <source>Who has which message</source>
        <translation>Wer welche Nachricht hat</translation>
    </message>
    <message>
        <source>In the order that all have in common. Filled: has it; dashed: lacks it; dotted: keeps it for later.</source>
        <translation>In der Reihenfolge, die alle gemeinsam haben. Gefüllt: hat sie; gestrichelt: fehlt noch; mit Punkt: für später aufgehoben.</translation>
    </message>
    <message>
        <source>Question mark: not known.</source>
        <translation>Fragezeichen: nicht bekannt.</translation>
    </message>
    <message>
        <source>An acknowledgement: what its sender holds</source>
        <translation>Eine Bestätigung: was das sendende Mitglied hat</translation>
    </message>
    <message>
        <source>A resync: the keys start anew</source>
        <translation>Ein Neuabgleich: Die Schlüssel werden neu aufgesetzt</translation>
    </message>
    <message>
        <source>A private message</source>
        <translation>Eine private Nachricht</translation>
    </message>
    <message>
        <source>An acknowledgement of a private message</source>
        <translation>Eine Bestätigung einer privaten Nachricht</translation>
    </message>
    <message>
        <source>Key agreement, round 1: public keys</source>
        <translation>Schlüsselvereinbarung, Runde 1: öffentliche Schlüssel</translation>
    </message>
    <message>
        <source>Key agreement, round 2: a share of the key</source>
        <translation>Schlüsselvereinbarung, Runde 2: ein Anteil am Schlüssel</translation>
    </message>
    <message>
        <source>Key agreement, round 3: a product of shares</source>
        <translation>Schlüsselvereinbarung, Runde 3: ein Produkt aus Anteilen</translation>
    </message>
    <message>
        <source>Key agreement: a confirmation of the key</source>
        <translation>Schlüsselvereinbarung: eine Bestätigung des Schlüssels</translation>
    </message>
    <message>
        <source>Key agreement: its end without a key</source>
        <translation>Schlüsselvereinbarung: Ende ohne Schlüssel</translation>
    </message>
    <message>
        <source>An invitation</source>
        <translation>Eine Einladung</translation>
    </message>
    <message>
        <source>An answer to an invitation</source>
        <translation>Eine Antwort auf eine Einladung</translation>
    </message>
    <message>
        <source>Word of leaving the group</source>
        <translation>Meldung: Jemand verlässt die Gruppe</translation>
    </message>
    <message>
        <source>Word of who answered an invitation</source>
        <translation>Meldung: Wer auf eine Einladung geantwortet hat</translation>
    </message>
    <message>
        <source>Word of a removal</source>
        <translation>Meldung: Jemand wird entfernt</translation>
    </message>
    <message>
        <source>A request for the turn to write</source>
        <translation>Eine Bitte um das Schreibrecht</translation>
    </message>
    <message>
        <source>The turn to write, handed on</source>
        <translation>Das Schreibrecht, weitergegeben</translation>
    </message>
    <message>
        <source>A claim to the turn to write</source>
        <translation>Ein Anspruch auf das Schreibrecht</translation>
    </message>
    <message>
        <source>The turn to write, given back</source>
        <translation>Das Schreibrecht, zurückgegeben</translation>
    </message>
    <message>
        <source>A question for messages that are missing</source>
        <translation>Eine Frage nach fehlenden Nachrichten</translation>
    </message>
    <message>
        <source>An answer: this message is not there</source>
        <translation>Eine Antwort: Diese Nachricht ist nicht da</translation>
    </message>
    <message>
        <source>Repair: there is more</source>
        <translation>Reparatur: Es gibt noch mehr</translation>
    </message>
    <message>
        <source>Repair: an outline of what is there</source>
        <translation>Reparatur: ein Überblick über das, was da ist</translation>
    </message>
    <message>
        <source>Repair: a list of what is there</source>
        <translation>Reparatur: eine Liste dessen, was da ist</translation>
    </message>
    <message>
        <source>It was delayed by hand.</source>
        <translation>Das Paket wurde von Hand verzögert.</translation>
    </message>
    <message>
        <source>It was doubled by hand.</source>
        <translation>Das Paket wurde von Hand verdoppelt.</translation>
    </message>
    <message>
        <source>It was corrupted by hand.</source>
        <translation>Das Paket wurde von Hand beschädigt.</translation>
    </message>
    <message>
        <source>{a} → {b}</source>
        <translation>{a} → {b}</translation>
    </message>
    <message>
        <source>Sent again for {name}, who wrote it.</source>
        <translation>Erneut gesendet; geschrieben von {name}.</translation>
    </message>
    <message>
        <source>For the place {place}.</source>
        <translation>Für die Stelle {place}.</translation>
    </message>
    <message>
        <source>{count} bytes.</source>
        <translation>{count} Byte.</translation>
    </message>
    <message>
        <source>It will not arrive.</source>
        <translation>Das Paket kommt nicht an.</translation>
    </message>
    <message>
        <source>What {name} holds is not known here: it does not let you watch.</source>
        <translation>Was {name} hat, ist hier nicht bekannt: Dieses Mitglied lässt dich nicht zusehen.</translation>
    </message>
    <message>
        <source>{name} has no key of the group.</source>
        <translation>{name} hat keinen Schlüssel der Gruppe.</translation>
    </message>
    <message>
        <source>{name} holds {digest} at the place {place}.</source>
        <translation>{name} hat die Prüfsumme {digest} an der Stelle {place}.</translation>
    </message>
    <message>
        <source>{name} has acknowledged {digest} at the place {place}; it does not let you watch.</source>
        <translation>{name} hat die Prüfsumme {digest} an der Stelle {place} bestätigt, lässt dich aber nicht zusehen.</translation>
    </message>
    <message>
        <source>{name} tells that it holds {digest} at the place {place}.</source>
        <translation>{name} meldet die Prüfsumme {digest} an der Stelle {place}.</translation>
    </message>
    <message>
        <source>Everybody who runs holds the same.</source>
        <translation>Alle laufenden Mitglieder haben dasselbe.</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) hold the same.</source>
        <translation>
            <numerusform>%n weiteres Mitglied hat dasselbe.</numerusform>
            <numerusform>%n weitere Mitglieder haben dasselbe.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody else holds the same.</source>
        <translation>Sonst hat niemand dasselbe.</translation>
    </message>
    <message>
        <source>Its process has ended.</source>
        <translation>Der Prozess ist beendet.</translation>
    </message>
    <message>
        <source>Its process stands still.</source>
        <translation>Der Prozess steht still.</translation>
    </message>
    <message>
        <source>It has the turn to write.</source>
        <translation>Das Schreibrecht ist hier.</translation>
    </message>
    <message>
        <source>As it knows, {name} has the turn to write.</source>
        <translation>Nach hiesigem Stand hat {name} das Schreibrecht.</translation>
    </message>
    <message>
        <source>Round 1: fresh keys, for everybody</source>
        <translation>Runde 1: frische Schlüssel, für alle</translation>
    </message>
    <message>
        <source>Round 2: shares, sealed for each</source>
        <translation>Runde 2: Anteile, für jedes Mitglied versiegelt</translation>
    </message>
    <message>
        <source>Round 3: out of its neighbours’ shares</source>
        <translation>Runde 3: aus den Anteilen der beiden Nachbarn</translation>
    </message>
    <message>
        <source>The master key, the same for all</source>
        <translation>Der Hauptschlüssel, für alle derselbe</translation>
    </message>
    <message>
        <source>Confirmation</source>
        <translation>Bestätigung</translation>
    </message>
    <message>
        <source>Each confirms it to each</source>
        <translation>Alle bestätigen ihn einander</translation>
    </message>
    <message>
        <source>{time}  {words}</source>
        <translation>{time}  {words}</translation>
    </message>
    <message>
        <source>What has happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>{name} is in the group.</source>
        <translation>{name} ist in der Gruppe.</translation>
    </message>
    <message>
        <source>{names} are in one group and hold the same keys: epoch {epoch}, digest {digest}.</source>
        <translation>{names} sind in einer Gruppe und haben dieselben Schlüssel: Epoche {epoch}, Prüfsumme {digest}.</translation>
    </message>
    <message>
        <source>A digest is a fingerprint of what was said since the last new start: whoever has the same digest has read the same.</source>
        <translation>Eine Prüfsumme ist ein Fingerabdruck von allem, was seit dem letzten Neubeginn geschrieben wurde: Wer dieselbe hat, hat dasselbe gelesen.</translation>
    </message>
    <message>
        <source>{names} are in one group, but do not hold the same.</source>
        <translation>{names} sind in einer Gruppe, haben aber nicht dasselbe.</translation>
    </message>
    <message>
        <source>{name} starts a key agreement with {names}.</source>
        <translation>{name} beginnt eine Schlüsselvereinbarung mit {names}.</translation>
    </message>
    <message>
        <source>everybody else</source>
        <translation>alle anderen</translation>
    </message>
    <message>
        <source>All these are the same: {result}.</source>
        <translation>Diese Ergebnisse sind alle gleich: {result}.</translation>
    </message>
    <message>
        <source>Round 1: all send each other the public halves of fresh keys.</source>
        <translation>Runde 1: Alle senden einander die öffentlichen Hälften frischer Schlüssel.</translation>
    </message>
    <message>
        <source>Round 2: all have everybody’s key, and send each other shares, sealed for each.</source>
        <translation>Runde 2: Alle haben die Schlüssel aller und senden einander Anteile, jeweils einzeln versiegelt.</translation>
    </message>
    <message>
        <source>Round 3: all have everybody’s share, and send each other what they make of their neighbours’.</source>
        <translation>Runde 3: Alle haben die Anteile aller und senden einander, was sie aus denen ihrer Nachbarn machen.</translation>
    </message>
    <message>
        <source>All can now work out the group’s key, and confirm to each other what they have come to.</source>
        <translation>Alle können jetzt den Schlüssel der Gruppe berechnen und bestätigen einander ihr Ergebnis.</translation>
    </message>
    <message>
        <source>Round 1: {names} sends {others} the public half of a fresh key.</source>
        <translation>Runde 1: {names} sendet an {others} die öffentliche Hälfte eines frischen Schlüssels.</translation>
    </message>
    <message>
        <source>Round 1: {names} send {others} the public halves of fresh keys.</source>
        <translation>Runde 1: {names} senden an {others} die öffentlichen Hälften frischer Schlüssel.</translation>
    </message>
    <message>
        <source>Round 2: {names} has everybody’s key and sends {others} a share, sealed for each.</source>
        <translation>Runde 2: {names} hat die Schlüssel aller und sendet an {others} einen Anteil, jeweils einzeln versiegelt.</translation>
    </message>
    <message>
        <source>Round 2: {names} have everybody’s key and send {others} shares, sealed for each.</source>
        <translation>Runde 2: {names} haben die Schlüssel aller und senden an {others} Anteile, jeweils einzeln versiegelt.</translation>
    </message>
    <message>
        <source>Round 3: {names} has all shares and sends {others} what it makes of its two neighbours’.</source>
        <translation>Runde 3: {names} hat alle Anteile und sendet an {others}, was sich aus denen der beiden Nachbarn ergibt.</translation>
    </message>
    <message>
        <source>Round 3: {names} have all shares and send {others} what each makes of its two neighbours’.</source>
        <translation>Runde 3: {names} haben alle Anteile und senden an {others}, was sich jeweils aus denen der beiden Nachbarn ergibt.</translation>
    </message>
    <message>
        <source>{names} can now work out the group’s key, and confirms to {others} what it has come to.</source>
        <translation>{names} kann jetzt den Schlüssel der Gruppe berechnen und sendet an {others} eine Bestätigung des Ergebnisses.</translation>
    </message>
    <message>
        <source>{names} can now work out the group’s key, and confirm to {others} what they have come to.</source>
        <translation>{names} können jetzt den Schlüssel der Gruppe berechnen und senden an {others} Bestätigungen ihrer Ergebnisse.</translation>
    </message>
    <message>
        <source>{name} sends its part of the key agreement to {names} again.</source>
        <translation>{name} sendet den eigenen Teil der Schlüsselvereinbarung erneut an {names}.</translation>
    </message>
    <message>
        <source>All have confirmed: everybody holds a fresh key, epoch {epoch}, digest {digest}.</source>
        <translation>Alle haben bestätigt und haben einen frischen Schlüssel: Epoche {epoch}, Prüfsumme {digest}.</translation>
    </message>
    <message>
        <source>{names} has everybody’s confirmation and uses the new key: epoch {epoch}, digest {digest}.</source>
        <translation>{names} hat die Bestätigungen aller und benutzt den neuen Schlüssel: Epoche {epoch}, Prüfsumme {digest}.</translation>
    </message>
    <message>
        <source>{names} have everybody’s confirmation and use the new key: epoch {epoch}, digest {digest}.</source>
        <translation>{names} haben die Bestätigungen aller und benutzen den neuen Schlüssel: Epoche {epoch}, Prüfsumme {digest}.</translation>
    </message>
    <message>
        <source>The group is healed: whoever has only the old keys cannot work out these.</source>
        <translation>Die Gruppe ist geheilt: Wer nur die alten Schlüssel hat, kann diese nicht errechnen.</translation>
    </message>
    <message>
        <source>Messages sent again meanwhile: {n}.</source>
        <translation>Inzwischen erneut gesendete Nachrichten: {n}.</translation>
    </message>
    <message>
        <source>{names} gets {other}’s invitation.</source>
        <translation>{names} bekommt die Einladung von {other}.</translation>
    </message>
    <message>
        <source>{names} get {other}’s invitation.</source>
        <translation>{names} bekommen die Einladung von {other}.</translation>
    </message>
    <message>
        <source>For {names} the key agreement fails: {why}</source>
        <translation>Bei {names} scheitert die Schlüsselvereinbarung: {why}</translation>
    </message>
    <message>
        <source>{name} cannot go on with the key agreement: nothing comes from {names}.</source>
        <translation>{name} kann die Schlüsselvereinbarung nicht fortsetzen: Von {names} kommt nichts.</translation>
    </message>
    <message>
        <source>{names} is a member now.</source>
        <translation>{names} ist jetzt Mitglied.</translation>
    </message>
    <message>
        <source>{names} are members now.</source>
        <translation>{names} sind jetzt Mitglieder.</translation>
    </message>
    <message>
        <source>{name} has left and has no part in the new key.</source>
        <translation>{name} hat die Gruppe verlassen und ist am neuen Schlüssel nicht beteiligt.</translation>
    </message>
    <message>
        <source>{name}, removed by {other}, has no part in the new key.</source>
        <translation>{name}, von {other} entfernt, ist am neuen Schlüssel nicht beteiligt.</translation>
    </message>
    <message>
        <source>{name} is out of the group.</source>
        <translation>{name} ist nicht mehr in der Gruppe.</translation>
    </message>
    <message>
        <source>{name} learns that {other} has removed it from the group.</source>
        <translation>{name} erfährt, von {other} aus der Gruppe entfernt worden zu sein.</translation>
    </message>
    <message>
        <source>{names} tells {other} that it is out of the group.</source>
        <translation>{names} teilt {other} mit, nicht mehr zur Gruppe zu gehören.</translation>
    </message>
    <message>
        <source>{names} tell {other} that it is out of the group.</source>
        <translation>{names} teilen {other} mit, nicht mehr zur Gruppe zu gehören.</translation>
    </message>
    <message>
        <source>{name} tells {names} that it is no longer a member.</source>
        <translation>{name} teilt {names} mit, kein Mitglied mehr zu sein.</translation>
    </message>
    <message>
        <source>{names} says yes.</source>
        <translation>{names} sagt zu.</translation>
    </message>
    <message>
        <source>{names} say yes.</source>
        <translation>{names} sagen zu.</translation>
    </message>
    <message>
        <source>The network falls apart: {names} on one side, {others} on the other.</source>
        <translation>Das Netz zerfällt: {names} auf der einen Seite, {others} auf der anderen.</translation>
    </message>
    <message>
        <source>The network falls into {n} parts: {names}.</source>
        <translation>Das Netz zerfällt in {n} Teile: {names}.</translation>
    </message>
    <message>
        <source>The link between {name} and {other} is cut.</source>
        <translation>Die Verbindung zwischen {name} und {other} wird getrennt.</translation>
    </message>
    <message>
        <source>Everybody can reach everybody again.</source>
        <translation>Alle können einander wieder erreichen.</translation>
    </message>
    <message>
        <source>{name} and {other} are linked again.</source>
        <translation>{name} und {other} sind wieder verbunden.</translation>
    </message>
    <message>
        <source>{name}’s program is stopped at once; only what is on its disk remains.</source>
        <translation>Das Programm von {name} wird sofort beendet; nur was auf dem Datenträger ist, bleibt.</translation>
    </message>
    <message>
        <source>{name} starts again, but from an old copy of its disk: it stands at {place}.</source>
        <translation>{name} startet neu, aber von einer alten Kopie des Datenträgers; Stand: {place}.</translation>
    </message>
    <message>
        <source>{name} starts again from what is on its disk: it stands at {place}.</source>
        <translation>{name} startet neu mit dem, was auf dem Datenträger ist; Stand: {place}.</translation>
    </message>
    <message>
        <source>{name}’s program stands still: it neither reads nor sends.</source>
        <translation>Das Programm von {name} steht still: Es liest nichts und sendet nichts.</translation>
    </message>
    <message>
        <source>{name}’s program goes on.</source>
        <translation>Das Programm von {name} läuft weiter.</translation>
    </message>
    <message>
        <source>{name} starts again.</source>
        <translation>{name} startet neu.</translation>
    </message>
    <message>
        <source>{thing} is lost on the way.</source>
        <translation>{thing} geht unterwegs verloren.</translation>
    </message>
    <message>
        <source>{thing} does not arrive: the link is gone.</source>
        <translation>{thing} kommt nicht an: Die Verbindung ist weg.</translation>
    </message>
    <message>
        <source>{thing} is dropped by hand.</source>
        <translation>{thing} wird von Hand verworfen.</translation>
    </message>
    <message>
        <source>{thing} is swallowed by an enemy on the wire.</source>
        <translation>{thing} wird von einem Angreifer auf der Leitung verschluckt.</translation>
    </message>
    <message>
        <source>{thing} is held up on the way.</source>
        <translation>{thing} wird unterwegs aufgehalten.</translation>
    </message>
    <message>
        <source>{thing} is doubled on the way.</source>
        <translation>{thing} wird unterwegs verdoppelt.</translation>
    </message>
    <message>
        <source>{thing} is damaged on the way.</source>
        <translation>{thing} wird unterwegs beschädigt.</translation>
    </message>
    <message>
        <source>The copy of {place} for {names}</source>
        <translation>Die Kopie von {place} für {names}</translation>
    </message>
    <message>
        <source>Every copy of {place} for {names}</source>
        <translation>Jede Kopie von {place} für {names}</translation>
    </message>
    <message>
        <source>The resync of {name} for {names}</source>
        <translation>Der Neuabgleich von {name} für {names}</translation>
    </message>
    <message>
        <source>The part of the key that {name} sent to {names}</source>
        <translation>Der Schlüsselteil von {name} für {names}</translation>
    </message>
    <message>
        <source>The acknowledgement of {name} for {names}</source>
        <translation>Die Bestätigung von {name} für {names}</translation>
    </message>
    <message>
        <source>The private message of {name} for {names}</source>
        <translation>Die private Nachricht von {name} für {names}</translation>
    </message>
    <message>
        <source>The repair frame from {name} for {names}</source>
        <translation>Das Reparaturpaket von {name} für {names}</translation>
    </message>
    <message>
        <source>The frame from {name} for {names}</source>
        <translation>Das Paket von {name} für {names}</translation>
    </message>
    <message>
        <source>From here on {name} shows us what it holds, as it says itself.</source>
        <translation>Von hier an zeigt uns {name}, was dort vorliegt, nach eigener Auskunft.</translation>
    </message>
    <message>
        <source>From here on {name} no longer shows us what it holds.</source>
        <translation>Von hier an zeigt uns {name} nicht mehr, was dort vorliegt.</translation>
    </message>
    <message>
        <source>Some of what happens at {names} is left out here: it is too much at once.</source>
        <translation>Ein Teil dessen, was bei {names} geschieht, ist hier ausgelassen: Es ist zu viel auf einmal.</translation>
    </message>
    <message>
        <source>{name} writes {text}; it has to wait for the resync.</source>
        <translation>{name} schreibt {text}; das muss auf den Neuabgleich warten.</translation>
    </message>
    <message>
        <source>{name} writes {text} and asks for the turn; it does not know who has it.</source>
        <translation>{name} schreibt {text} und bittet um das Schreibrecht; wer es hat, ist dort nicht bekannt.</translation>
    </message>
    <message>
        <source>{name} writes {text} and asks {names} for the turn: {other}, who has it as far as {name} knows, cannot be reached.</source>
        <translation>{name} schreibt {text} und bittet {names} um das Schreibrecht: {other}, wo es nach Kenntnis von {name} liegt, ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>{name} writes {text} and asks for the turn, which {other} has as far as {name} knows.</source>
        <translation>{name} schreibt {text} und bittet um das Schreibrecht, das nach Kenntnis von {name} {other} hat.</translation>
    </message>
    <message>
        <source>{name} writes {text} and asks for the turn, which {other} has.</source>
        <translation>{name} schreibt {text} und bittet um das Schreibrecht, das {other} hat.</translation>
    </message>
    <message>
        <source>{name} tells {names} that it takes the turn: it does not know who has it.</source>
        <translation>{name} teilt {names} mit, sich das Schreibrecht zu nehmen: Wer es hat, ist dort nicht bekannt.</translation>
    </message>
    <message>
        <source>{name} tells {names} that it takes the turn: {other}, who has it as far as {name} knows, cannot be reached.</source>
        <translation>{name} teilt {names} mit, sich das Schreibrecht zu nehmen: {other}, wo es nach Kenntnis von {name} liegt, ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>{name} tells {names} that it takes the turn: {other}, who has it as far as {name} knows, gives no sign of it.</source>
        <translation>{name} teilt {names} mit, sich das Schreibrecht zu nehmen: {other}, wo es nach Kenntnis von {name} liegt, lässt nichts davon merken.</translation>
    </message>
    <message>
        <source>{names} gives way to {other}.</source>
        <translation>{names} lässt {other} den Vortritt.</translation>
    </message>
    <message>
        <source>{names} give way to {other}.</source>
        <translation>{names} lassen {other} den Vortritt.</translation>
    </message>
    <message>
        <source>a message</source>
        <translation>eine Nachricht</translation>
    </message>
    <message>
        <source>It keeps its place: {first}.</source>
        <translation>Die Nachricht behält ihre Stelle: {first}.</translation>
    </message>
    <message>
        <source>It has not waited for the turn, which {other} has.</source>
        <translation>Auf das Schreibrecht, das {other} hat, wurde nicht gewartet.</translation>
    </message>
    <message>
        <source>{names} cannot be reached.</source>
        <translation>Nicht zu erreichen: {names}.</translation>
    </message>
    <message>
        <source>Nothing goes to {names}.</source>
        <translation>An {names} geht nichts.</translation>
    </message>
    <message>
        <source>{names} gets another frame than the rest.</source>
        <translation>{names} bekommt ein anderes Paket als die übrigen.</translation>
    </message>
    <message>
        <source>{name} sends its {place} to {names}.</source>
        <translation>{name} sendet den eigenen {place} an {names}.</translation>
    </message>
    <message>
        <source>{name} has only listened for a while; an empty message renews its key: {place}, digest {digest}.</source>
        <translation>{name} hat eine Weile nur zugehört; eine leere Nachricht erneuert den eigenen Schlüssel: {place}, Prüfsumme {digest}.</translation>
    </message>
    <message>
        <source>{name} encrypts {text} as {place}, digest {digest}; it has not left yet.</source>
        <translation>{name} verschlüsselt {text} als {place}, Prüfsumme {digest}; noch ist nichts gesendet.</translation>
    </message>
    <message>
        <source>{name} writes {text} and sends it to {names}: {place}, digest {digest}.</source>
        <translation>{name} schreibt und sendet {text} an {names}: {place}, Prüfsumme {digest}.</translation>
    </message>
    <message>
        <source>{name} writes {text} and sends it to everybody: {place}, digest {digest}.</source>
        <translation>{name} schreibt und sendet {text} an alle: {place}, Prüfsumme {digest}.</translation>
    </message>
    <message>
        <source>{name} gets the turn and sends {text} to {names}: {place}, digest {digest}.</source>
        <translation>{name} bekommt das Schreibrecht und sendet {text} an {names}: {place}, Prüfsumme {digest}.</translation>
    </message>
    <message>
        <source>{name} gets the turn and sends {text} to everybody: {place}, digest {digest}.</source>
        <translation>{name} bekommt das Schreibrecht und sendet {text} an alle: {place}, Prüfsumme {digest}.</translation>
    </message>
    <message>
        <source>{names} show each other what they hold of {place}.</source>
        <translation>{names} zeigen einander, was sie von {place} haben.</translation>
    </message>
    <message>
        <source>{names} sends its {place} to {others}.</source>
        <translation>{names} sendet den eigenen {place} an {others}.</translation>
    </message>
    <message>
        <source>{names} passes {author}’s resync on to {others}.</source>
        <translation>{names} gibt den Neuabgleich von {author} an {others} weiter.</translation>
    </message>
    <message>
        <source>{names} passes {author}’s {place} on to {others}.</source>
        <translation>{names} gibt {place} von {author} an {others} weiter.</translation>
    </message>
    <message>
        <source>{name} sends {text} again, to {names}, under the new keys: {place}, digest {digest}.</source>
        <translation>{name} sendet {text} erneut, an {names}, unter den neuen Schlüsseln: {place}, Prüfsumme {digest}.</translation>
    </message>
    <message>
        <source>{name} sends {text} again to everybody, under the new keys: {place}, digest {digest}.</source>
        <translation>{name} sendet {text} erneut an alle, unter den neuen Schlüsseln: {place}, Prüfsumme {digest}.</translation>
    </message>
    <message>
        <source>{name} takes the turn and sends {text} to {names}: {place}, digest {digest}.</source>
        <translation>{name} nimmt sich das Schreibrecht und sendet {text} an {names}: {place}, Prüfsumme {digest}.</translation>
    </message>
    <message>
        <source>{name} takes the turn and sends {text} to everybody: {place}, digest {digest}.</source>
        <translation>{name} nimmt sich das Schreibrecht und sendet {text} an alle: {place}, Prüfsumme {digest}.</translation>
    </message>
    <message>
        <source>Several members send {author}’s resync to {names}, who may not have it.</source>
        <translation>Mehrere Mitglieder senden den Neuabgleich von {author} an {names}, wo er vielleicht noch fehlt.</translation>
    </message>
    <message>
        <source>{names} sends its resync to {others}, who may not have it.</source>
        <translation>Von {names} geht der eigene Neuabgleich an {others}, wo er vielleicht noch fehlt.</translation>
    </message>
    <message>
        <source>{names} sends its {place} to {others} again.</source>
        <translation>Von {names} geht der eigene {place} erneut an {others}.</translation>
    </message>
    <message>
        <source>{names} gets {author}’s {place} from {giver} and takes it.</source>
        <translation>{names} übernimmt {place} von {author}, weitergegeben von {giver}.</translation>
    </message>
    <message>
        <source>{names} get {author}’s {place} from {giver} and take it.</source>
        <translation>{names} übernehmen {place} von {author}, weitergegeben von {giver}.</translation>
    </message>
    <message>
        <source>{names} takes {author}’s {place}.</source>
        <translation>{names} übernimmt {place} von {author}.</translation>
    </message>
    <message>
        <source>{names} take {author}’s {place}.</source>
        <translation>{names} übernehmen {place} von {author}.</translation>
    </message>
    <message>
        <source>It is new to {names}.</source>
        <translation>Neu ist das für {names}.</translation>
    </message>
    <message>
        <source>Now all hold the same: digest {digest}.</source>
        <translation>Jetzt haben alle dasselbe: Prüfsumme {digest}.</translation>
    </message>
    <message>
        <source>Its digest is now {digest}, as {author}’s is.</source>
        <translation>Die Prüfsumme ist dort jetzt {digest}, wie bei {author}.</translation>
    </message>
    <message>
        <source>Their digest is now {digest}, as {author}’s is.</source>
        <translation>Ihre Prüfsumme ist jetzt {digest}, wie bei {author}.</translation>
    </message>
    <message>
        <source>Its digest is now {digest}, but {author}’s is {other}.</source>
        <translation>Die Prüfsumme ist dort jetzt {digest}, bei {author} aber {other}.</translation>
    </message>
    <message>
        <source>Their digest is now {digest}, but {author}’s is {other}.</source>
        <translation>Ihre Prüfsumme ist jetzt {digest}, bei {author} aber {other}.</translation>
    </message>
    <message>
        <source>Its digest is now {digest}.</source>
        <translation>Die Prüfsumme ist dort jetzt {digest}.</translation>
    </message>
    <message>
        <source>Their digest is now {digest}.</source>
        <translation>Ihre Prüfsumme ist jetzt {digest}.</translation>
    </message>
    <message>
        <source>All have acknowledged {n} messages, and all know that.</source>
        <translation>Alle haben {n} Nachrichten bestätigt, und alle wissen das.</translation>
    </message>
    <message>
        <source>All have acknowledged {text}, and all know that.</source>
        <translation>Alle haben {text} bestätigt, und alle wissen das.</translation>
    </message>
    <message>
        <source>the message</source>
        <translation>die Nachricht</translation>
    </message>
    <message>
        <source>{name} gets a private message from {other}.</source>
        <translation>{name} bekommt eine private Nachricht von {other}.</translation>
    </message>
    <message>
        <source>{name} gets a private message from {other}; nobody else can read it. The digest stays {digest}.</source>
        <translation>{name} bekommt eine private Nachricht von {other}; sonst kann sie niemand lesen. Die Prüfsumme bleibt {digest}.</translation>
    </message>
    <message>
        <source>{name} asks {names} for what it may have missed.</source>
        <translation>{name} fragt {names} nach allem, was vielleicht fehlt.</translation>
    </message>
    <message>
        <source>{name} has heard that there is a {place}, lacks it, and asks {names} for it.</source>
        <translation>{name} hat von {place} gehört, aber nichts davon bekommen, und fragt {names} danach.</translation>
    </message>
    <message>
        <source>{names} does not have what {other} asks for.</source>
        <translation>{names} hat nicht, wonach {other} fragt.</translation>
    </message>
    <message>
        <source>{names} do not have what {other} asks for.</source>
        <translation>{names} haben nicht, wonach {other} fragt.</translation>
    </message>
    <message>
        <source>{name} has everything now that {other} wrote.</source>
        <translation>{name} hat jetzt alles, was {other} geschrieben hat.</translation>
    </message>
    <message>
        <source>{name} lacks messages that only {other} can send again: {n}.</source>
        <translation>Bei {name} fehlen Nachrichten, die nur {other} erneut senden kann: {n}.</translation>
    </message>
    <message>
        <source>{names} throws a frame away that says it is {author}’s: its seal is wrong.</source>
        <translation>{names} verwirft ein Paket, das angeblich von {author} ist: Das Siegel stimmt nicht.</translation>
    </message>
    <message>
        <source>{names} throw frames away that say they are {author}’s: the seals are wrong.</source>
        <translation>{names} verwerfen Pakete, die angeblich von {author} sind: Die Siegel stimmen nicht.</translation>
    </message>
    <message>
        <source>{names} gets {author}’s {place} once more, and drops it.</source>
        <translation>{names} bekommt {place} von {author} noch einmal und verwirft das Paket.</translation>
    </message>
    <message>
        <source>{names} get {author}’s {place} once more, and drop it.</source>
        <translation>{names} bekommen {place} von {author} noch einmal und verwerfen die Pakete.</translation>
    </message>
    <message>
        <source>{names} now holds two frames of {author}’s {place}, both under {author}’s seal: a lie.</source>
        <translation>{names} hat jetzt zwei Pakete zu {place} von {author}, beide mit dem Siegel von {author}: eine Lüge.</translation>
    </message>
    <message>
        <source>{names} now hold two frames of {author}’s {place}, both under {author}’s seal: a lie.</source>
        <translation>{names} haben jetzt zwei Pakete zu {place} von {author}, beide mit dem Siegel von {author}: eine Lüge.</translation>
    </message>
    <message>
        <source>{names} meets a frame of its own that it does not remember: its disk is older than that.</source>
        <translation>{names} bekommt ein eigenes Paket und kennt es nicht mehr: Der Stand auf dem Datenträger ist älter.</translation>
    </message>
    <message>
        <source>For {names} {author}’s resync comes too late: messages of the other one were taken already.</source>
        <translation>Für {names} kommt der Neuabgleich von {author} zu spät: Unter dem anderen wurden schon Nachrichten übernommen.</translation>
    </message>
    <message>
        <source>Their conversations have parted.</source>
        <translation>Ihre Unterhaltungen sind auseinandergelaufen.</translation>
    </message>
    <message>
        <source>{names} cannot follow {author}’s next frame: {why}</source>
        <translation>Bei {names} lässt sich dem nächsten Paket von {author} nicht folgen: {why}</translation>
    </message>
    <message>
        <source>{digest} at {names}</source>
        <translation>{digest} bei {names}</translation>
    </message>
    <message>
        <source>The acknowledgements show that not all hold the same at {place}: {digests}.</source>
        <translation>Die Bestätigungen zeigen, dass bei {place} nicht alle dasselbe haben: {digests}.</translation>
    </message>
    <message>
        <source>{names} is warned: {text}</source>
        <translation>{names} wird gewarnt: {text}</translation>
    </message>
    <message>
        <source>{names} are warned: {text}</source>
        <translation>{names} werden gewarnt: {text}</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>„{text}“</translation>
    </message>
    <message>
        <source>{names} keeps the text that came first.</source>
        <translation>{names} behält den Text, der zuerst kam.</translation>
    </message>
    <message>
        <source>{names} keep the text that came first.</source>
        <translation>{names} behalten den Text, der zuerst kam.</translation>
    </message>
    <message>
        <source>{name} wishes for a resync.</source>
        <translation>{name} wünscht einen Neuabgleich.</translation>
    </message>
    <message>
        <source>{names} needs a resync: {why}</source>
        <translation>{names} braucht einen Neuabgleich: {why}</translation>
    </message>
    <message>
        <source>{names} need a resync: {why}</source>
        <translation>{names} brauchen einen Neuabgleich: {why}</translation>
    </message>
    <message>
        <source>{names} wishes for a resync.</source>
        <translation>{names} wünscht einen Neuabgleich.</translation>
    </message>
    <message>
        <source>{names} wish for a resync.</source>
        <translation>{names} wünschen einen Neuabgleich.</translation>
    </message>
    <message>
        <source>{names} wishes for a resync; first it waits a random moment.</source>
        <translation>{names} wünscht einen Neuabgleich und wartet erst eine zufällige Zeit.</translation>
    </message>
    <message>
        <source>{names} wish for a resync; each first waits a random moment.</source>
        <translation>{names} wünschen einen Neuabgleich und warten erst jeweils eine zufällige Zeit.</translation>
    </message>
    <message>
        <source>{name} begins anew with fresh keys: era {era}, digest 0000; nobody can be reached.</source>
        <translation>{name} beginnt neu mit frischen Schlüsseln: Ära {era}, Prüfsumme 0000; niemand ist zu erreichen.</translation>
    </message>
    <message>
        <source>{names} still waits.</source>
        <translation>{names} wartet noch.</translation>
    </message>
    <message>
        <source>{names} still wait.</source>
        <translation>{names} warten noch.</translation>
    </message>
    <message>
        <source>{names} follows {author}’s resync into era {era}.</source>
        <translation>{names} folgt dem Neuabgleich von {author} in Ära {era}.</translation>
    </message>
    <message>
        <source>{names} follow {author}’s resync into era {era}.</source>
        <translation>{names} folgen dem Neuabgleich von {author} in Ära {era}.</translation>
    </message>
    <message>
        <source>{names} knows that all follow the resync; to heal, a fresh key agreement is due.</source>
        <translation>{names} weiß, dass alle dem Neuabgleich folgen; zum Heilen steht eine frische Schlüsselvereinbarung an.</translation>
    </message>
    <message>
        <source>{names} know that all follow the resync; to heal, a fresh key agreement is due.</source>
        <translation>{names} wissen, dass alle dem Neuabgleich folgen; zum Heilen steht eine frische Schlüsselvereinbarung an.</translation>
    </message>
    <message>
        <source>{names} gets {author}’s {place} too early and keeps it until it has the steps before.</source>
        <translation>{names} bekommt {place} von {author} zu früh und hebt ihn auf, bis die Schritte davor da sind.</translation>
    </message>
    <message>
        <source>{names} get {author}’s {place} too early and keep it until they have the steps before.</source>
        <translation>{names} bekommen {place} von {author} zu früh und heben ihn auf, bis die Schritte davor da sind.</translation>
    </message>
    <message>
        <source>{name} meets a second {place}: {names} have each sent one.</source>
        <translation>{name} trifft auf einen zweiten {place}: {names} haben je einen gesendet.</translation>
    </message>
    <message>
        <source>{names} needs a resync: {why} First it waits a random moment.</source>
        <translation>{names} braucht einen Neuabgleich: {why} Zuerst vergeht eine zufällige Wartezeit.</translation>
    </message>
    <message>
        <source>{names} need a resync: {why} First each waits a random moment.</source>
        <translation>{names} brauchen einen Neuabgleich: {why} Zuerst warten alle eine zufällige Zeit.</translation>
    </message>
    <message>
        <source>{names} each send a resync at the very same moment: each wants all to begin anew with its keys, era {era}, digest 0000.</source>
        <translation>{names} senden im selben Augenblick je einen Neuabgleich: Jeder soll alle mit neuen Schlüsseln von vorn beginnen lassen, Ära {era}, Prüfsumme 0000.</translation>
    </message>
    <message>
        <source>{name} sends a resync to {names}: all are to begin anew with the same keys, era {era}, digest 0000.</source>
        <translation>{name} sendet einen Neuabgleich an {names}: Alle sollen mit denselben Schlüsseln von vorn beginnen, Ära {era}, Prüfsumme 0000.</translation>
    </message>
    <message>
        <source>{name}’s wait of {time} is over. It sends a resync to {names}: all are to begin anew with the same keys, era {era}, digest 0000.</source>
        <translation>Die Wartezeit von {name}, {time}, ist um. Von dort geht ein Neuabgleich an {names}: Alle sollen mit denselben Schlüsseln von vorn beginnen, Ära {era}, Prüfsumme 0000.</translation>
    </message>
    <message>
        <source>Two resyncs at once: {winner} comes before {loser} in the list of members ({low} against {high}), so {names} gives up {loser}’s.</source>
        <translation>Zwei Neuabgleiche zugleich: {winner} steht in der Liste der Mitglieder vor {loser} ({low} gegen {high}), also gibt {names} den von {loser} auf.</translation>
    </message>
    <message>
        <source>Two resyncs at once: {winner} comes before {loser} in the list of members ({low} against {high}), so {names} gives up its own.</source>
        <translation>Zwei Neuabgleiche zugleich: {winner} steht in der Liste der Mitglieder vor {loser} ({low} gegen {high}), also gibt {names} den eigenen auf.</translation>
    </message>
    <message>
        <source>Two resyncs at once: {winner} comes before {loser} in the list of members ({low} against {high}), so {names} give up {loser}’s.</source>
        <translation>Zwei Neuabgleiche zugleich: {winner} steht in der Liste der Mitglieder vor {loser} ({low} gegen {high}), also geben {names} den von {loser} auf.</translation>
    </message>
    <message>
        <source>For {names} the resync fails.</source>
        <translation>Bei {names} scheitert der Neuabgleich.</translation>
    </message>
    <message>
        <source>The thief with {victim}’s old keys follows {author}’s resync into {place}.</source>
        <translation>Der Dieb mit den alten Schlüsseln von {victim} folgt dem Neuabgleich von {author} in {place}.</translation>
    </message>
    <message>
        <source>The thief with {victim}’s old keys reads {author}’s {place}: {text}</source>
        <translation>Der Dieb mit den alten Schlüsseln von {victim} liest {place} von {author}: {text}</translation>
    </message>
    <message>
        <source>The thief with {victim}’s old keys reads {author}’s {place}.</source>
        <translation>Der Dieb mit den alten Schlüsseln von {victim} liest {place} von {author}.</translation>
    </message>
    <message>
        <source>The keys that come after it stay hidden from the thief.</source>
        <translation>Die Schlüssel danach bleiben dem Dieb verborgen.</translation>
    </message>
    <message>
        <source>The thief with {victim}’s old keys cannot follow {author}’s resync into {place}.</source>
        <translation>Der Dieb mit den alten Schlüsseln von {victim} kann dem Neuabgleich von {author} nicht in {place} folgen.</translation>
    </message>
    <message>
        <source>The thief with {victim}’s old keys cannot read {author}’s {place}: these keys no longer fit.</source>
        <translation>Der Dieb mit den alten Schlüsseln von {victim} kann {place} von {author} nicht lesen: Diese Schlüssel passen nicht mehr.</translation>
    </message>
    <message>
        <source>The thief cannot read {author}’s {place} either.</source>
        <translation>Auch {place} von {author} kann der Dieb nicht lesen.</translation>
    </message>
    <message>
        <source>All the same</source>
        <translation>Alle gleich</translation>
    </message>
    <message>
        <source>Agreement strip</source>
        <translation>Band der Übereinstimmung</translation>
    </message>
    <message>
        <source>what somebody holds</source>
        <translation>was jemand hat</translation>
    </message>
    <message>
        <source>all hold the same</source>
        <translation>alle haben dasselbe</translation>
    </message>
    <message>
        <source>not all</source>
        <translation>nicht alle</translation>
    </message>
    <message>
        <source>behind the others</source>
        <translation>hinkt den anderen nach</translation>
    </message>
    <message>
        <source>resync: a new era</source>
        <translation>Neuabgleich: neue Ära</translation>
    </message>
    <message>
        <source>new key: a new epoch</source>
        <translation>neuer Schlüssel: neue Epoche</translation>
    </message>
    <message>
        <source>nothing happens</source>
        <translation>nichts geschieht</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>Einen Schritt zurück</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>One step forward</source>
        <translation>Einen Schritt vor</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>How fast time passes here</source>
        <translation>Wie schnell die Zeit hier vergeht</translation>
    </message>
    <message>
        <source>Skip what is quiet</source>
        <translation>Leerlauf überspringen</translation>
    </message>
    <message>
        <source>Where nothing is on its way, time passes faster</source>
        <translation>Wo nichts unterwegs ist, vergeht die Zeit schneller</translation>
    </message>
    <message>
        <source>Skip quiet</source>
        <translation>Ohne Leerlauf</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>Computing: {percent} %</source>
        <translation>Berechne: {percent} %</translation>
    </message>
    <message>
        <source>Loss {percent} %</source>
        <translation>Verlust {percent} %</translation>
    </message>
    <message>
        <source>Delay {milliseconds} ms</source>
        <translation>Verzögerung {milliseconds} ms</translation>
    </message>
    <message>
        <source>Protocol lab</source>
        <translation>Protokoll-Labor</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>Innen</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Geschichte</translation>
    </message>
    <message>
        <source>What is shown on the right</source>
        <translation>Was rechts gezeigt wird</translation>
    </message>
    <message>
        <source>New here? Two minutes show how it all works.</source>
        <translation>Neu hier? Zwei Minuten zeigen, wie alles geht.</translation>
    </message>
    <message>
        <source>Click a frame on its way, or a member: what happens to it is up to you.</source>
        <translation>Klicke auf ein Paket, das unterwegs ist, oder auf ein Mitglied: Was damit geschieht, bestimmst du.</translation>
    </message>
    <message>
        <source>step {step} of era {era}</source>
        <translation>Schritt {step} in Ära {era}</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>Schritt {step}</translation>
    </message>
    <message>
        <source>{step} of era {era}</source>
        <translation>{step} in Ära {era}</translation>
    </message>
    <message>
        <source>{step} of epoch {epoch}</source>
        <translation>{step} der Epoche {epoch}</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>A group agrees on a key</source>
        <translation>Eine Gruppe vereinbart einen Schlüssel</translation>
    </message>
    <message>
        <source>Ada invites three people. In three rounds everybody sends a piece of the key to everybody else; then they confirm to each other that they have come to the same one. Nobody ever sends the key itself.</source>
        <translation>Ada lädt drei Personen ein. In drei Runden senden alle allen anderen einen Teil des Schlüssels; dann bestätigen sie einander, dass sie zum selben gekommen sind. Den Schlüssel selbst sendet niemand.</translation>
    </message>
    <message>
        <source>A quiet chat</source>
        <translation>Eine ruhige Unterhaltung</translation>
    </message>
    <message>
        <source>Four people write one after the other. Whoever wants to write asks for the turn and gets it; with every message all keys move on, the same way for everybody, and all confirm what they hold.</source>
        <translation>Vier Personen schreiben nacheinander. Wer schreiben will, bittet um das Schreibrecht und bekommt es. Mit jeder Nachricht rücken alle Schlüssel weiter, bei allen auf dieselbe Weise, und alle bestätigen, was sie haben.</translation>
    </message>
    <message>
        <source>A message is lost</source>
        <translation>Eine Nachricht geht verloren</translation>
    </message>
    <message>
        <source>One message does not reach Dan. The next one shows him that something is missing: he asks for it, gets the very same message again, and reads on in the right order.</source>
        <translation>Eine Nachricht erreicht Dan nicht. An der nächsten sieht er, dass etwas fehlt: Er fragt danach, bekommt genau dieselbe Nachricht noch einmal und liest in der richtigen Reihenfolge weiter.</translation>
    </message>
    <message>
        <source>A message is lost for good</source>
        <translation>Eine Nachricht geht endgültig verloren</translation>
    </message>
    <message>
        <source>The same loss, but here nobody may send the lost frame again, so Dan cannot follow the conversation any more. Dan starts the keys anew for everybody: that is a resync. Bob still has his messages, and encrypts them once more under the new keys, so that nothing is lost. In the end a fresh key agreement heals the group.</source>
        <translation>Derselbe Verlust, aber hier darf niemand das verlorene Paket erneut senden, und so kann Dan der Unterhaltung nicht mehr folgen. Dan setzt die Schlüssel für alle neu auf: Das ist ein Neuabgleich. Bob hat seine Nachrichten noch und verschlüsselt sie noch einmal unter den neuen Schlüsseln, damit nichts verloren geht. Am Ende heilt eine frische Schlüsselvereinbarung die Gruppe.</translation>
    </message>
    <message>
        <source>Bob and Cleo write without waiting for their turn, both at the same moment. Two messages claim the same place in the conversation, so the members part: some hold the one, some the other. By a resync all begin anew with the same keys; then Bob and Cleo send their messages once more, so that both reach everybody.</source>
        <translation>Bob und Cleo schreiben, ohne auf das Schreibrecht zu warten, beide im selben Augenblick. Zwei Nachrichten beanspruchen dieselbe Stelle der Unterhaltung, und die Mitglieder laufen auseinander: Die einen haben diese, die anderen jene. Durch einen Neuabgleich beginnen alle von vorn mit denselben Schlüsseln; dann senden Bob und Cleo ihre Nachrichten noch einmal, und beide erreichen alle.</translation>
    </message>
    <message>
        <source>Five members ask for a resync in the same instant. Each waits for a short random time first: whoever&apos;s time is over sends one, and whom it reaches before their own time is over need not.</source>
        <translation>Fünf Mitglieder wünschen im selben Augenblick einen Neuabgleich. Alle warten zuerst eine kurze zufällige Zeit: Wessen Zeit um ist, sendet einen, und wen er vor Ablauf der eigenen Zeit erreicht, braucht keinen mehr zu senden.</translation>
    </message>
    <message>
        <source>An enemy sits on the wire between Bob and Cleo. A message that it alters is not taken, one that it swallows is missed, one that it doubles counts once. Cleo asks for what is missing, and gets the genuine message.</source>
        <translation>Ein Angreifer sitzt auf der Leitung zwischen Bob und Cleo. Eine Nachricht, die er verändert, wird nicht übernommen, eine, die er verschluckt, wird vermisst, eine, die er verdoppelt, zählt einmal. Cleo fragt nach dem, was fehlt, und bekommt die echte Nachricht.</translation>
    </message>
    <message>
        <source>Bob tells Dan something else than he tells the others. The members compare fingerprints of what they hold and see at once that they differ; they show each other the two messages, and both carry Bob&apos;s mark: everybody knows who lied. Dan keeps the text that came first, beside a warning.</source>
        <translation>Bob sagt Dan etwas anderes als den anderen. Die Mitglieder vergleichen Fingerabdrücke dessen, was sie haben, und sehen sofort, dass sie verschieden sind; sie zeigen einander die beiden Nachrichten, und beide tragen Bobs Zeichen: Alle wissen, wer gelogen hat. Dan behält den Text, der zuerst kam, neben einer Warnung.</translation>
    </message>
    <message>
        <source>Two write at the same moment</source>
        <translation>Zwei schreiben im selben Augenblick</translation>
    </message>
    <message>
        <source>The last message is lost</source>
        <translation>Die letzte Nachricht geht verloren</translation>
    </message>
    <message>
        <source>The last message of the day does not reach Dan, and no later one could show him the gap. But the others confirm to everybody how far they have read: so Dan sees that he lacks something, and asks for it.</source>
        <translation>Die letzte Nachricht des Tages erreicht Dan nicht, und keine spätere könnte ihm die Lücke zeigen. Aber die anderen bestätigen allen, wie weit sie gelesen haben: So sieht Dan, dass ihm etwas fehlt, und fragt danach.</translation>
    </message>
    <message>
        <source>The network falls apart</source>
        <translation>Das Netz zerfällt</translation>
    </message>
    <message>
        <source>The network is cut in two, and both halves go on talking. When they meet again, their conversations differ: a resync brings them to one state, everything that either half wrote reaches everybody, and a fresh key agreement heals the group.</source>
        <translation>Das Netz wird in zwei Teile getrennt, und beide Hälften schreiben weiter. Wenn sie sich wieder treffen, sind ihre Unterhaltungen verschieden: Ein Neuabgleich bringt sie auf einen gemeinsamen Stand, alles, was die beiden Hälften geschrieben haben, erreicht alle, und eine frische Schlüsselvereinbarung heilt die Gruppe.</translation>
    </message>
    <message>
        <source>All want a resync at once</source>
        <translation>Alle wollen zugleich einen Neuabgleich</translation>
    </message>
    <message>
        <source>The same without waiting</source>
        <translation>Dasselbe ohne Warten</translation>
    </message>
    <message>
        <source>Five members ask for a resync in the same instant, and this time nobody waits: all five send one, and each leads somewhere else. The one by the first member on the list wins; the others change over to it.</source>
        <translation>Fünf Mitglieder verlangen im selben Augenblick einen Neuabgleich, und diesmal wartet niemand: Alle fünf senden einen, und jeder führt anderswohin. Es gewinnt der des Mitglieds, das in der Liste vorn steht; die anderen wechseln zu ihm über.</translation>
    </message>
    <message>
        <source>Somebody tampers with the wire</source>
        <translation>Jemand macht sich an der Leitung zu schaffen</translation>
    </message>
    <message>
        <source>A liar</source>
        <translation>Ein Lügner</translation>
    </message>
    <message>
        <source>One comes, one goes</source>
        <translation>Eine kommt, einer geht</translation>
    </message>
    <message>
        <source>Ada takes Eve in, and later Cleo removes Bob. Each time the members agree on a fresh key: who is new cannot read what was written before, and who is gone cannot read what comes after.</source>
        <translation>Ada nimmt Eve auf, und später entfernt Cleo Bob. Jedes Mal vereinbaren die Mitglieder einen frischen Schlüssel: Wer neu ist, kann nicht lesen, was vorher geschrieben wurde, und wer weg ist, kann nicht lesen, was danach kommt.</translation>
    </message>
    <message>
        <source>Stolen keys</source>
        <translation>Gestohlene Schlüssel</translation>
    </message>
    <message>
        <source>A thief copies all of Bob&apos;s keys and listens. It reads along until Bob has written something and then somebody else has: what comes after is closed to it. A resync lets it in once more, since its secret travels under the old one; the fresh key agreement that heals the group locks it out for good.</source>
        <translation>Ein Dieb kopiert alle Schlüssel von Bob und hört mit. Er liest mit, bis Bob etwas geschrieben hat und dann jemand anderes: Was danach kommt, ist ihm verschlossen. Ein Neuabgleich lässt ihn noch einmal herein, denn das neue Geheimnis reist unter dem alten; die frische Schlüsselvereinbarung, die die Gruppe heilt, sperrt ihn endgültig aus.</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Play this scene again</source>
        <translation>Diese Szene noch einmal</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>Die Führung beenden</translation>
    </message>
    <message>
        <source>Scene {number} of {count}</source>
        <translation>Szene {number} von {count}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>One key for all</source>
        <translation>Ein Schlüssel für alle</translation>
    </message>
    <message>
        <source>Ada asks three people to join a group. In three rounds each sends the others something that was made from secrets of its own; from all of it everybody works out the same key. The key itself is never sent.</source>
        <translation>Ada bittet drei Leute in eine Gruppe. In drei Runden sendet jedes Mitglied den anderen etwas, das aus eigenen Geheimnissen gemacht ist; aus allem zusammen errechnen alle denselben Schlüssel. Der Schlüssel selbst wird nie gesendet.</translation>
    </message>
    <message>
        <source>A message is a step</source>
        <translation>Eine Nachricht ist ein Schritt</translation>
    </message>
    <message>
        <source>Ada writes, and with her message the keys move one step on: new ones are made from the old ones, and the old ones are erased. Whoever takes the message makes the same step, as you see inside Bob.</source>
        <translation>Ada schreibt, und mit ihrer Nachricht rücken die Schlüssel einen Schritt weiter: Neue werden aus den alten gemacht, und die alten werden gelöscht. Wer die Nachricht übernimmt, macht denselben Schritt, wie du in Bob siehst.</translation>
    </message>
    <message>
        <source>Everybody sees that all hold the same</source>
        <translation>Alle sehen, dass alle dasselbe haben</translation>
    </message>
    <message>
        <source>The digest is a fingerprint of what has been written since the last new start, shown as a colour, a pattern and four digits. Below, each member has a row in time: where all rows look the same, all hold the same conversation. After every message the members tell each other their digests, by acknowledgements.</source>
        <translation>Die Prüfsumme ist ein Fingerabdruck von allem, was seit dem letzten Neubeginn geschrieben wurde, gezeigt als Farbe, Muster und vier Zeichen. Unten hat jedes Mitglied eine Zeile in der Zeit: Wo alle Zeilen gleich aussehen, haben alle dieselbe Unterhaltung. Nach jeder Nachricht sagen sich die Mitglieder ihre Prüfsummen, durch Bestätigungen.</translation>
    </message>
    <message>
        <source>A message is lost, and comes after all</source>
        <translation>Eine Nachricht geht verloren und kommt doch an</translation>
    </message>
    <message>
        <source>One of Bob&apos;s messages does not reach Dan, who cannot know it yet. The next one comes too early for him: he keeps it, asks for the one he lacks, gets the very same message from somebody who has it, and reads on in the right order.</source>
        <translation>Eine Nachricht von Bob erreicht Dan nicht, und er kann es noch nicht wissen. Die nächste kommt für ihn zu früh: Er hebt sie auf, fragt nach der fehlenden, bekommt genau dieselbe Nachricht von jemandem, der sie hat, und liest in der richtigen Reihenfolge weiter.</translation>
    </message>
    <message>
        <source>Now nothing is lost, but Bob and Cleo write at once, without waiting for their turn: two messages claim the same step. Ada takes the one first, Dan the other, and neither can take both. Their digests differ: the conversations have parted, and the members notice.</source>
        <translation>Jetzt geht nichts verloren, aber Bob und Cleo schreiben zugleich, ohne auf das Schreibrecht zu warten: Zwei Nachrichten beanspruchen denselben Schritt. Ada übernimmt die eine zuerst, Dan die andere, und beide kann niemand übernehmen. Ihre Prüfsummen sind verschieden: Die Unterhaltungen sind auseinandergelaufen, und die Mitglieder merken es.</translation>
    </message>
    <message>
        <source>The resync</source>
        <translation>Der Neuabgleich</translation>
    </message>
    <message>
        <source>Cleo is the first to send a resync: fresh keys that everybody can take up, whichever of the two messages they have. What they have read stays; only the digest begins again, at 0000, for all of them. That is all a resync is: a new beginning in common.</source>
        <translation>Cleo sendet als Erste einen Neuabgleich: frische Schlüssel, die alle übernehmen können, welche der beiden Nachrichten sie auch haben. Was sie gelesen haben, bleibt; nur die Prüfsumme beginnt für alle von vorn, bei 0000. Mehr ist ein Neuabgleich nicht: ein gemeinsamer Neubeginn.</translation>
    </message>
    <message>
        <source>Nothing was lost, and all is healed</source>
        <translation>Nichts ist verloren, und alles ist geheilt</translation>
    </message>
    <message>
        <source>Whoever has written a message keeps it until all have confirmed it. So Bob and Cleo send theirs again: now everybody has both, in one order. Then all agree on a fresh key, and the group is healed: whoever had stolen the old keys is locked out.</source>
        <translation>Wer eine Nachricht geschrieben hat, behält sie, bis alle sie bestätigt haben. Darum senden Bob und Cleo ihre noch einmal: Jetzt haben alle beide, in einer Reihenfolge. Dann vereinbaren alle einen frischen Schlüssel, und die Gruppe ist geheilt: Wer die alten Schlüssel gestohlen hatte, ist ausgesperrt.</translation>
    </message>
</context>
</TS>
