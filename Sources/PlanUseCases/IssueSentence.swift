package import PlanDomain

extension Issue {
    /// What a person reads: what is wrong and what to do.
    package var sentence: String {
        switch code {
        case "title-missing": "Enter a title."
        case "manifest-subject-unknown": "Only what was released can be signed; '\(detail)' was not."
        case "signing-key-not-active": "The key \(detail) does not sign any more. Use the one in its place."
        case "signing-key-active-already": "The council signs with the key \(detail) already. Rotate it to change it."
        case "signing-key-missing": "The council has no signing key yet. Make one with 'throughline key make'."
        case "signing-key-malformed": "That is no Ed25519 public key: it has 32 bytes, in Base64."
        case "signing-key-known": "The key \(detail) was used before. Make a new one."
        case "signing-key-unknown": "The record has no signing key \(detail)."
        case "signing-key-revoked": "This key is revoked from \(detail) on already. Name an earlier day, or leave it."
        case "signature-malformed": "That is no Ed25519 signature of a list of files."
        case "revocation-in-future": "Name a day that is not in the future."
        case "name-missing": "Enter a name."
        case "reason-missing": "Give a reason."
        case "notice-missing": "Say what is corrected."
        case "body-missing": "Name the body that decided."
        case "lead-missing": "Name the post or portfolio that leads, or leave the field out."
        case "formats-contact-missing": "Say whom to ask for another format."
        case "next-update-missing": "Say when readers can expect the next edition."
        case "text-too-long": "Shorten the text to at most \(detail) characters."
        case "number-taken": "Choose another number: \(detail) is or was another element's, and is never given twice."
        case "number-malformed":
            "Write the number as letters and digits with points between, such as 1.2; '\(detail)' is not."
        case "plan-already-started": "There is a plan for \(detail) already."
        case "plan-unknown": "The record has no such plan."
        case "plan-already-adopted": "The plan is adopted already."
        case "plan-not-adopted": "Record the plan's adoption first, or release the edition as a draft."
        case "element-unknown": "The record has no such element."
        case "element-already-added": "The element \(detail) is in the record already."
        case "element-retired": "Element \(detail) is retired and can no longer change."
        case "element-has-children": "Move or retire what stands under \(detail) first."
        case "parent-missing": "Say which ambition the priority stands under."
        case "parent-unknown": "Name a parent that is in the same plan."
        case "parent-of-wrong-kind": "A priority stands under an ambition or the core, not under a \(detail)."
        case "only-priorities-have-themes": "Only a priority can be tagged with themes; this is a \(detail)."
        case "theme-unknown": "Name cross-cutting themes of the same plan, each once."
        case "predecessor-not-earlier": "Choose a predecessor from a plan for earlier years."
        case "adopted-text-needs-reason": "The plan is adopted: give the reason for the amendment."
        case "adopted-text-needs-authority": "The plan is adopted: name the decision that allows the amendment."
        case "authority-for-other-plan": "Choose a decision on this plan."
        case "authority-before-adoption":
            "Choose a decision made since the plan was adopted on \(detail): an older one cannot change it."
        case "authority-decided-nothing": "Choose a decision that agreed something: this one deferred or rejected it."
        case "authority-not-in-effect": "This decision is not in effect: it may be called in, or was."
        case "call-in-after-next-step":
            "\(detail) has dealt with it since: a call-in would have had to be recorded before."
        case "issued-before-answers":
            "The papers cannot have held the answers to scrutiny of \(detail): give that day or a later one."
        case "special-urgency-not-needed": "\(detail) Take the general exception: special urgency is not needed."
        case "authority-unknown": "Record the decision first: the record has none with this id."
        case "decision-already-recorded": "The decision \(detail) is in the record already."
        case "meeting-key-malformed":
            "Write the key in small letters, digits and hyphens, such as 'cabinet'; '\(detail)' is not."
        case "key-malformed":
            "Write the address in small letters, digits and hyphens, beginning with a letter\(detail.isEmpty ? "." : "; '\(detail)' is not.")"
        case "body-kind-fixed": "Keep the kind of the body: it is '\(detail)', and what it decided hangs on that."
        case "body-unknown": "Record the body '\(detail)' first."
        case "body-not-scrutiny": "Name a scrutiny committee\(detail.isEmpty ? "" : "; '\(detail)' is none")."
        case "board-not-public": "A board is internal: nothing of it is shown to the public."
        case "meeting-key-taken": "Choose another name: this one is a meeting of \(detail)."
        case "day-out-of-range": "'\(detail)' cannot be right. Check the year."
        case "moved-before-papers":
            "The papers went out on \(detail), which is too late for that day. Choose a later day, or cancel the meeting and set another."
        case "notice-for-other-meeting":
            "The item is taken at another meeting\(detail.isEmpty ? "" : " (\(detail))"): the notice must name that one."
        case "not-a-key-decision": "This item is no key decision of the executive: it needs no notice."
        case "notice-decided": "The matter is decided (\(detail)): the notice stays as it was."
        case "report-to-whoever-decides": "Report to a meeting at which the item is decided or recommended."
        case "record-of-another-step": "The record of the decision must be that of this step's body and meeting."
        case "amended-words-missing": "Write the words of recommendation \(detail) as the body amended them."
        case "proposal-taken": "Recommendation \(detail) changes the same text already."
        case "correction-changes-call-in":
            "The record was published on \(detail): its body and whether it can be called in stay as they were."
        case "annual-not-council": "Only full Council has an annual meeting."
        case "meeting-is-moved":
            "This meeting is on \(detail). To change the day, move the meeting and give the reason."
        case "meeting-in-the-past":
            "\(detail) has gone by. Choose a later day, or say that the meeting has been held."
        case "meeting-unknown": "Record the meeting '\(detail)' first."
        case "meeting-cancelled": "Choose another meeting: '\(detail)' is cancelled."
        case "meeting-has-decided":
            "The meeting has decided already (\(detail)); it can be neither moved nor cancelled."
        case "meeting-not-held": "The meeting is on \(detail): its minutes can be recorded from that day on."
        case "meeting-of-another-body": "Choose a meeting of \(detail)."
        case "meeting-before-step":
            "Choose a later meeting: the body before this one on the road meets on \(detail)."
        case "meeting-after-step": "Choose an earlier meeting: the body after this one on the road meets on \(detail)."
        case "days-out-of-range": "Enter a number of days from \(detail)."
        case "exception-missing": "Say how many clear days the general exception needs."
        case "exempt-paragraph-unknown":
            "Schedule 12A has the paragraphs 1 to 7, in Wales 12 to 18; '\(detail)' is none of them."
        case "public-interest-missing":
            "Say why the public interest in keeping it back outweighs that in showing it (paragraph \(detail))."
        case "decision-in-the-future": "\(detail) is still to come: a decision is recorded once it is made."
        case "day-in-the-future": "\(detail) is still to come."
        case "decision-address-taken": "Another decision has the address '\(detail)'."
        case "decision-address-fixed": "Keep the decision's address: it is '\(detail)' for good."
        case "decision-plan-fixed": "A decision stays with the plan that it is about: record another one instead."
        case "decision-not-on-meeting-day": "The meeting was on \(detail); give that day."
        case "decision-unknown": "The record has no such decision."
        case "decision-without-record": "Add to the decision what its written record needs, then publish it."
        case "decision-already-published": "The decision was published on \(detail)."
        case "decision-not-published": "Publish the record of the decision first: its call-in period begins then."
        case "decision-reasons-missing": "Give the reasons for the decision (SI 2012/2089, regulation 12)."
        case "alternatives-missing":
            "Name the alternatives that were considered and rejected, or write 'None' (SI 2012/2089, regulation 12)."
        case "interests-missing":
            "Name the interests declared and dispensations given, or write 'None' (SI 2012/2089, regulation 12)."
        case "key-decision-not-executive": "Only a decision of the executive is a key decision."
        case "call-in-not-possible":
            "This decision cannot be called in: only those of the executive can that were not urgent."
        case "waiver-incomplete":
            "Say why the decision is urgent, and which office agreed that it cannot wait for call-in."
        case "called-in-already": "The decision has been called in once already."
        case "call-in-body-not-scrutiny": "Name the scrutiny committee that considers the call-in."
        case "requesters-missing": "Say who asked for the call-in, by office or number."
        case "outside-call-in-period": "A call-in of this decision is possible from \(detail)."
        case "not-called-in": "The decision has not been called in, or that is concluded already."
        case "decision-implemented": "The decision has been carried out already."
        case "not-effective-yet": "The decision is not in effect before the call-in period ends on \(detail)."
        case "decision-called-in":
            "The decision is called in: it is not in effect until the committee has considered it."
        case "decision-referred-back": "The decision was referred back: it is not in effect until it is made again."
        case "published-before-decided": "It cannot be published on \(detail), before it is decided."
        case "decision-before-notice":
            "The notice must come before the decision of \(detail) (SI 2012/2089, regulation 9)."
        case "key-decision-without-notice":
            "Publish the notice of key decision first (SI 2012/2089, regulation 9)."
        case "urgency-missing": "\(detail) Say which way is taken, why, and who was told."
        case "general-exception-too-late": "\(detail) The general exception is not enough."
        case "informed-missing": "Say which office was told in writing, such as the chair of the scrutiny committee."
        case "informed-too-late": "The office must be told by \(detail)."
        case "agreement-missing": "Say which office agreed that the decision is urgent (SI 2012/2089, regulation 11)."
        case "no-key-decisions": "The rules of this council (\(detail)) know no key decisions."
        case "notice-field-missing": "Fill in this field: the regulations ask for it (SI 2012/2089, regulation 9)."
        case "key-reason-missing": "Say why it is a key decision (SI 2012/2089, regulation 8)."
        case "first-published-fixed":
            "The notice was first published on \(detail), and the days count from then: keep that day."
        case "item-unknown": "The record has no such item."
        case "item-address-taken": "Another item has the address '\(detail)'."
        case "item-issued-already": "The papers are issued to whoever decides: nothing more can be asked in them."
        case "steps-missing": "Give the road one to twelve steps."
        case "steps-after-adoption":
            "Let the road end with \(detail), which adopts: the words are locked from then on."
        case "route-missing": "Choose the route."
        case "route-key-taken": "The council has a route '\(detail)' already: change that one, or name this otherwise."
        case "part-unknown": "Choose what the body does in this step."
        case "key-of-the-product": "Choose another name: '\(detail)' is a route that comes with the product."
        case "steps-begun": "A road begins at its beginning: leave meetings and outcomes out."
        case "part-not-for-body": "'\(detail)' is not for a body of this kind."
        case "step-unknown": "The road has no step \(detail)."
        case "step-not-next": "This is not the step that comes next on the road."
        case "step-concluded": "The body has concluded this step already."
        case "step-issued": "The papers were issued on \(detail) already."
        case "step-not-issued": "Record first when the papers were issued."
        case "step-without-meeting": "Set the meeting that takes the item first."
        case "issued-after-meeting": "The papers cannot be issued after the meeting of \(detail)."
        case "agenda-late":
            "The papers had to be public by \(detail). Give the reason of urgency for which the chair takes the item."
        case "comments-unanswered": "Answer scrutiny first: \(detail)."
        case "outcome-not-possible": "This cannot come of a step at which \(detail)."
        case "minute-missing": "Give the minute, as the council's records number it."
        case "amended-without-proposal": "Recommendation \(detail) proposes no words that could be amended."
        case "proposal-outdated":
            "Recommendation \(detail) was written on words that somebody changed since. Record it as amended, with the words that the body resolved."
        case "proposal-same": "The words proposed are those that the plan has."
        case "recommendation-number": "Give it the number \(detail)."
        case "element-of-another-plan": "Name a part of the plan that the item is about."
        case "comment-reported": "Comment and answer were reported already and stay as they are."
        case "comment-too-late": "The papers are issued to whoever decides: a comment can no longer be in them."
        case "comment-not-at-meeting":
            "Name the meeting at which the committee takes the item\(detail.isEmpty ? "" : ": '\(detail)'")."
        case "body-does-not-comment": "\(detail) has no part on this road in which it comments."
        case "not-issued-to-scrutiny": "The item has not been issued to the committee yet."
        case "sentence-without-part": "Say in which part of the plan the sentence stands."
        case "sentence-not-found": "Element \(detail) has no such sentence: copy it as it stands there."
        case "change-not-accepted": "A comment that is not accepted changes no words."
        case "change-not-in-plan": "Element \(detail) does not read so: save the new words first."
        case "template-key-taken":
            "The council has a template '\(detail)' already: send this again to put it in its place, or give it another key."
        case "template-unreadable": detail
        case "template-key-malformed":
            "Write the template's key in small letters, digits and hyphens; '\(detail)' is not."
        case "template-part-missing": "The template misses \(detail)."
        case "template-exempt":
            "Leave the exempt part \(detail) out: a kept template is read by many. Build that paper from a file."
        case "template-reference-unknown", "text-reference-unknown":
            "{\(detail)} names nothing that the record can fill."
        case "template-unknown": "Choose one of the templates; '\(detail)' is none."
        case "paper-unknown": "The record has no such paper."
        case "paper-address-taken": "'\(detail)' is the address of a paper for another meeting."
        case "paper-for-board": "The papers of a board are not published."
        case "paper-without-page": "Every paper needs an accessible page beside its other formats."
        case "paper-note-missing": "Say what changed since the version before."
        case "owner-missing": "Name the post that acts."
        case "outcome-missing": "Say what came of it."
        case "output-unknown", "request-unknown": "The record has nothing of the kind."
        case "output-closed", "request-answered": "This is closed already."
        case "text-missing": "Write the text."
        case "question-missing": "Write the question."
        case "due-not-later": "The answer is due at a meeting after that of \(detail)."
        case "slug-malformed": "Write the address in small letters, digits and hyphens; '\(detail)' is not."
        case "slug-taken": "Another framework has the address '\(detail)'."
        case "framework-element-unknown": "The record has no such framework element."
        case "edition-unknown": "The record has no such edition."
        case "edition-withdrawn": "Edition \(detail) is withdrawn."
        case "edition-number-taken": "Edition \(detail) is not the next number."
        case "council-not-described": "Describe the council first: its name, colours and contact stand on every page."
        case "changed-meanwhile":
            "Somebody changed this since you opened it. Look at how it stands now, and send yours again."
        case "day-malformed": detail.isEmpty ? "Enter a day." : "Enter a day as 2026-05-07; '\(detail)' is not."
        case "time-malformed": "Enter a time such as 09:30\(detail.isEmpty ? "" : "; '\(detail)' is not")."
        case "days-out-of-order": "Choose a day that is not before \(detail)."
        case "order-malformed": "Enter the place as a whole number from 1."
        case "period-malformed": "Enter the years as 2027-30\(detail.isEmpty ? "" : "; '\(detail)' is not")."
        case "plan-has-successor": "The plan \(detail) follows that one already."
        case "plan-has-no-predecessor": "This plan does not follow another."
        case "promise-accounted": "What became of \(detail) is said already. Take it back first."
        case "promise-parent-missing":
            "Say first what became of what it stood under, or choose where it stands\(detail.isEmpty ? "" : " (\(detail))")."
        case "promises-unaccounted":
            "Say first what became of every promise of the plan before: \(detail) \(detail == "1" ? "is" : "are") open."
        case "roll-forward-finished": "The matter is closed and cannot be opened again."
        case "fate-missing": "Choose what became of it."
        case "wording-unchanged": "Change the title or the statement, or choose 'Carried forward'."
        case "split-needs-two": "Enter two titles or more, one on each line."
        case "merge-target-missing": "Choose what it became part of."
        case "decision-missing": "Choose the decision that adopted it; record it first if it is not there."
        case "withdrawal-unconfirmed": "Tick the box to say that it is to go from view."
        case "election-missing": "Name the election."
        case "stage-missing": "Choose how far along its road the plan is."
        case "purpose-missing": "Choose why it is published."
        case "edition-pending": "Edition \(detail) waits for its time. Cancel it first, or let it go out."
        case "edition-not-pending": "No such edition waits."
        case "edition-not-due": "Its time has not come: it is set for \(detail)."
        case "time-passed": "Choose a time that has not passed, or release it now."
        case "pre-election-hold":
            "A pre-election period holds it (\(detail)): only the monitoring officer can let out what is promotional."
        case "release-moved-on":
            "The plan changed since you looked at it. Look again at what will be public, and release it then."
        case "comment-missing": "Enter your comment."
        case "quote-not-found": "These words do not stand in that text. Copy them exactly, or leave the field empty."
        case "comment-unknown": "There is no such comment."
        case "comment-resolved": "The comment is closed already."
        case "answer-missing": "Enter an answer."
        default: measureSentence ?? assessmentSentence ?? peopleSentence
        }
    }

    /// What is wrong with measures, figures and targets; nil where it is something else.
    private var measureSentence: String? {
        switch code {
        case "measure-unknown": "The record has no such measure."
        case "measure-code-taken":
            "Choose another code: \(detail) is or was another measure's, and is never given twice."
        case "measure-title-missing": "Enter a title for \(detail)."
        case "measure-retired": "The measure is retired and can no longer change."
        case "unit-missing": "Say what \(detail) counts in, such as '% of pupils' or '£ per week'."
        case "decimals-malformed": "Enter the decimals as a whole number from 0 to 6."
        case "lag-malformed": "Enter the days until a figure can be expected as a whole number from 0 to 1500."
        case "threshold-malformed": "Enter a whole number from 3 to 10000, or leave the field empty."
        case "measure-code-malformed":
            "Write the code with capital letters, digits and hyphens, such as EDU-004; '\(detail)' is not."
        case "choice-missing": "Choose one."
        case "basis-missing": "Choose what the target rests on."
        case "band-malformed": "Write percent 1 or absolute 0.5; '\(detail)' is not."
        case "file-empty": "The file is empty. Choose another."
        case "file-name-malformed": "Give the file a name of at most 200 letters."
        case "evidence-format":
            "'\(detail)' is no file that can be evidence. Choose a PDF, Word, Excel, OpenDocument, CSV, text, PNG or JPEG file whose name ends as its kind does."
        case "evidence-too-large":
            "The file is larger than 10 MB. Choose a smaller one, or attach the part that matters."
        case "evidence-too-many": "A measure can have at most \(detail) files."
        case "evidence-unknown": "There is no such file behind this measure."
        case "area-twice": "A place stands in the list twice. Keep one row for each."
        case "area-name-missing": "\(detail): enter a name of at most 100 letters."
        case "area-within-itself": "\(detail): a place cannot be a part of itself, nor of its own parts."
        case "area-end-missing": "\(detail): say until which day it was a place of its own, if others took its place."
        case "area-succeeds-itself": "\(detail): a place cannot take its own place."
        case "file-missing": "Choose a file that is not empty."
        case "import-moved-on":
            "Somebody changed the record since you looked. Look again at what the file would do, and record it then."
        case "refused-unconfirmed":
            "\(detail) \(detail == "1" ? "cell is" : "cells are") refused. Correct the file and send it again, or tick the box to record the rest."
        case "council-area-unknown":
            "The council's own area code is not known. An operator adds it with 'throughline council describe --gss'."
        // What was typed is read by its own reader, which says in full what is wrong.
        case "typed": detail
        case "break-note-missing": "Say what changed, for readers of the chart."
        case "stage-out-of-order": "A measure that is '\(detail)' cannot go to that stage."
        case "successor-in-circle": "Choose another successor: this one leads back to the measure itself."
        case "period-of-other-kind": "Choose a period of the measure's kind: \(detail)."
        case "target-range-misplaced":
            "Enter one number: only a measure that is good in a range has a target from … to."
        case "target-range-needed": "Enter two numbers, such as 10 to 20: this measure is good in a range."
        case "figure-unknown": "Choose a period for which there is a figure."
        case "target-unknown": "There is no target for this period."
        case "target-malformed":
            "Write the target as a number, as 10 to 20, or as monitored, baseline-year or to-be-set 2026-03-31; '\(detail)' is not."
        case "locked-target-needs-reason": "The target is approved: give the reason for the change."
        case "locked-target-needs-authority": "The target is approved: name the decision that allows the change."
        case "rule-malformed":
            "Write the rule as percent 5, absolute 2, bands 10 20, range 5, prior-year 5, manual or none; '\(detail)' is not."
        case "status-words-incomplete": "Give each of the three statuses a word, once."
        case "status-words-alike": "Give each status its own word, letter and shape."
        case "tolerance-negative": "Enter a tolerance that is not below nothing."
        case "bands-out-of-order": "Enter the lower boundary first."
        case "count-malformed": "Enter a whole number from 2 to 1000."
        case "members-malformed": "Name the members of \(detail), each once."
        case "source-missing": "Say who chose the members of \(detail)."
        case "figure-other-period": "\(detail): the period is of another kind than the measure's definition names."
        case "target-twice": "The target stands in the list twice. Keep one row."
        case "multiplier-malformed": "Enter the multiplier as a number above 0, such as 100 or 100000."
        case "figure-missing-beside-parts":
            "\(detail): a numerator, a denominator or a limit needs the figure that it belongs to."
        case "denominator-not-positive": "\(detail): the denominator has to be more than 0."
        case "figure-not-the-quotient":
            "\(detail): the figure is not what numerator and denominator give. Correct the one that is wrong, or give all three."
        case "multiplier-unknown":
            "\(detail): the definition does not say by what numerator over denominator is multiplied. Say it there first, or leave numerator and denominator out."
        case "figure-outside-limits": "\(detail): the figure lies outside its confidence limits."
        case "figure-beyond-hundred": "\(detail): this measure lies between 0 and 100 per cent."
        case "revision-needs-reason":
            "Say why: \(detail) \(detail == "1" ? "figure that is there already changes" : "figures that are there already change")."
        case "import-unknown": "The record has no such import."
        case "import-taken-back": "The import is taken back already."
        case "no-data-reason-missing": "Say why there is no figure yet."
        case "no-public-measures": "Approve a measure first: none may be public yet."
        case "small-number-exposed":
            "\(detail): so few people are counted that no hiding protects them: earlier releases or sums of other figures give them away. Take the breakdown, the places or the earlier figures of that year out."
        case "figure-release-taken": "Release \(detail) is not the next number."
        default: nil
        }
    }

    /// What is wrong with impact assessments, or missing in one; nil where it is something else.
    private var assessmentSentence: String? {
        switch code {
        case "assessment-unknown": "The record has no such assessment."
        case "assessment-not-public": "Nothing of this assessment is public: there is nothing to withdraw."
        case "assessment-already-started": "This assessment is in the record already."
        case "assessment-kind-not-offered":
            "\(detail): the council has no group or theme for it. Add one to its list first."
        case "assessment-lead-missing": "Name the post that leads, and no person."
        case "scope-missing": "Say what is proposed, and what of it is looked at."
        case "proposal-missing": "Say what is proposed in a few words, with letters in them."
        case "assessment-subject-missing": "Choose what the assessment is about."
        case "assessment-locked":
            "Version \(detail) is signed off and its words are fixed. Begin a new version to change them."
        case "screening-missing": "Choose whether a full assessment is needed."
        case "screening-first": "Say first whether a full assessment is needed, and why."
        case "screened-out": "The screening says that no full assessment is needed. Change that first."
        case "assessment-entry-unknown": "There is no such group or theme in use: '\(detail)'."
        case "finding-missing": "\(detail): write what was found."
        case "finding-first": "Write what was found before you say what is done about it."
        case "finding-evidence-missing": "Say what is known, and from where; if nothing is, say so."
        case "engagement-missing": "Say who was asked and what they said; if nobody was, say so and why."
        case "impact-missing": "Choose what it would mean."
        case "severity-missing": "Choose how severe what is negative would be."
        case "severity-misplaced": "Choose 'Does not apply': nothing is said to be negative."
        case "reason-for-none-misplaced": "Leave this empty: nothing is said to be negative."
        case "aim-missing": "Choose which aims of the duty it is about."
        case "aim-not-for-group": "The law does not put this group under that aim (\(detail))."
        case "emissions-misplaced": "Emissions are estimated for greenhouse gases alone."
        case "emissions-malformed":
            "Enter tonnes as a number such as 12.5 or -40\(detail.isEmpty ? "" : "; '\(detail)' is not")."
        case "emissions-incomplete": "Enter all three of low, central and high, or none."
        case "emissions-out-of-order": "Enter the low figure first, then the central one, then the high one."
        case "unknown-without-plan":
            "\(detail): what is not known needs somebody to find out. Add that as a mitigation, with a day."
        case "negative-without-mitigation":
            "\(detail): add a mitigation for what is negative, or say why there is none."
        case "mitigation-action-missing": "Say what will be done."
        case "mitigation-owner-missing": "Name the post that answers for it, and no person."
        case "mitigation-unknown": "The assessment has no such mitigation."
        case "mitigation-closed": "This mitigation is closed."
        case "mitigation-not-in-effect": "Sign the assessment off first: until then nothing is done under it."
        case "mitigation-not-reviewed": "Look again at '\(detail)' first, or close it."
        case "mitigation-outcome-missing": "Choose whether it worked."
        case "seen-missing": "Say what was seen."
        case "next-missing": "Say what is done next, since it did not do all that it should."
        case "again-missing": "Say when it is looked at again."
        case "check-note-missing": "Say what you looked at, and what you think of it."
        case "check-first": "Have somebody who did not write it review it first."
        case "own-assessment": "You wrote in this version: somebody else reviews it and signs it off."
        case "statement-missing": "Say what you sign, in your own words."
        case "sign-off-first": "Have it signed off first."
        case "publish-first": "Publish it first: what came of it is told to those who read it."
        case "new-note-missing": "Say what is new since it was last published."
        case "assessment-plan-unreleased":
            "Release an edition of the plan first: until then nobody outside knows what this is about."
        case "afterwards-missing": "Say what came of it."
        case "entry-by-law": "\(detail) is named by law and cannot be retired."
        case "entry-name-taken": "Another entry is called '\(detail)' already."
        case "entry-code-taken", "entry-taken-out":
            "An entry keeps what it stands for and is never taken out: add another, or retire it\(detail.isEmpty ? "" : " (\(detail))")."
        default: nil
        }
    }

    /// What is wrong with accounts, posts, passwords and codes.
    private var peopleSentence: String {
        switch code {
        case "person-name-missing": "Enter a name."
        case "person-name-malformed": "Enter the name without line breaks or control signs."
        case "person-missing": "Choose a person."
        case "email-missing": "Enter your work e-mail address."
        case "email-malformed": "Enter an e-mail address such as name@example.gov.uk."
        case "email-taken": "There is an account with the address \(detail) already."
        case "password-missing": "Enter your password."
        case "password-too-short": "Choose a password of at least \(detail) characters."
        case "password-too-long": "Choose a password of at most \(detail) characters."
        case "password-too-common":
            "Choose another password: this one is made of words and numbers that are tried first."
        case "password-wrong": "That is not your password now."
        case "sign-in-refused":
            "Check the e-mail address and the password: they do not fit together, or the account is shut."
        case "sign-in-throttled": "Too many tries. Wait \(detail) and try again."
        case "sign-in-busy": "Many people sign in just now, or you tried too often. Wait a minute and try again."
        case "code-refused": "This code does not fit, or was used before. Enter the one that your app shows now."
        case "codes-needed": "Your role needs one-time codes: you can set them up anew, not remove them."
        case "post-title-missing": "Enter the title of the post."
        case "post-role-missing": "Choose at least one role."
        case "post-unknown": "There is no such post."
        case "post-not-held": "Only who holds the post can do this."
        case "scope-unknown": "Choose how far the roles reach."
        case "appointment-unknown": "There is no such appointment."
        case "last-administrator": "Appoint another administrator first: without one nobody could look after accounts."
        case "delegation-unknown": "There is no such delegation."
        case "delegation-to-oneself": "Choose somebody else."
        case "delegation-too-long": "Choose a last day that is at most \(detail) days away from the first."
        case "successor-missing": "Choose who takes over the posts."
        case "successor-unknown": "Choose somebody else, whose account is open."
        case "disable-oneself": "Ask another administrator to shut your own account."
        case "colour-malformed": "Write the colour as six hexadecimal digits; '\(detail)' is not."
        case "contrast-too-low":
            "Choose a colour with a contrast of at least 4.5 to 1: \(detail) cannot be read by everybody."
        // A rule of plan health that blocks a release has its own sentence; the field is the place in the plan.
        default:
            HealthRule(rawValue: code).map { "\(field): \($0.sentence(on: detail))" } ?? "Correct '\(field)' (\(code))."
        }
    }
}
